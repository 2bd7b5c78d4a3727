// What is typed of an estate, checked before it is sent.
import { t } from '../../i18n/language.js';

export const AREAS = ['totalFloorArea', 'undergroundFloorArea', 'residentialFloorArea'];
export const DATES = ['planningConditionsDate', 'filingDate', 'acceptanceDate'];
export const ROOM_STATUS = ['planned', 'built', 'accepted', 'handed_over', 'not_handed_over', 'in_use', 'removed', 'misused'];

const LARGEST = 1e9;
const NUMBER = /^\d+(\.\d{1,6})?$/;

/** Why a text is no area, or null. Nothing typed is not known, which is no fault. */
export function areaFault(text) {
  return text === '' || (NUMBER.test(text) && Number(text) <= LARGEST) ? null : t('estate.fault.area');
}

/** @returns {object} the fault of each field that has one, by its name */
export function faults(values) {
  const found = {};
  AREAS.forEach((name) => {
    const fault = areaFault(values[name]);
    if (fault) {
      found[name] = fault;
    }
  });
  if (values.households !== '' && !(/^\d+$/.test(values.households) && Number(values.households) <= LARGEST)) {
    found.households = t('estate.fault.households');
  }
  if (!values.jurisdiction) {
    found.jurisdiction = t('estate.fault.jurisdiction');
  }
  if (!values.planningConditionsDate && !values.filingDate) {
    found.filingDate = t('estate.fault.date');
  }
  const { totalFloorArea: total, undergroundFloorArea: below } = values;
  if (!found.totalFloorArea && !found.undergroundFloorArea && total !== '' && below !== '' && Number(below) > Number(total)) {
    found.undergroundFloorArea = t('estate.fault.underground');
  }
  values.rooms.forEach((room, i) => {
    const fault = areaFault(room.netArea) ?? areaFault(room.grossArea);
    if (fault) {
      found[`room-${i}`] = fault;
    }
  });
  return found;
}

/** The estate as the server reads it: what is not typed is not there. */
export function feature(values, pin) {
  const properties = { stage: 'new', jurisdiction: values.jurisdiction };
  [...AREAS, 'households'].filter((name) => values[name] !== '').forEach((name) => {
    properties[name] = Number(values[name]);
  });
  DATES.filter((name) => values[name]).forEach((name) => { properties[name] = values[name]; });
  if (values.name) {
    properties.name = values.name;
  }
  if (values.communityLevel) {
    properties.communityLevel = values.communityLevel === 'yes';
  }
  const typed = values.rooms.filter((room) => Object.values(room).some((v) => v !== ''));
  if (values.noRooms || typed.length > 0) {
    properties.careRooms = values.noRooms ? [] : typed.map((room, i) => ({
      id: `r${i + 1}`,
      ...(room.placeId && { placeId: room.placeId }),
      ...(room.netArea && { netArea: Number(room.netArea) }),
      ...(room.grossArea && { grossArea: Number(room.grossArea) }),
      ...(room.status && { status: room.status }),
    }));
  }
  const geometry = pin ? { type: 'Point', coordinates: [pin.lon, pin.lat] } : null;
  return { type: 'Feature', id: values.name || 'estate', properties, geometry };
}
