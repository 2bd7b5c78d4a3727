// What is typed of an estate, checked before it is sent.
import { t } from '../../i18n/language.js';

export const AREAS = ['totalFloorArea', 'undergroundFloorArea', 'residentialFloorArea'];
export const DATES = ['planningConditionsDate', 'filingDate', 'acceptanceDate'];
export const ROOM_STATUS = ['planned', 'built', 'accepted', 'handed_over', 'not_handed_over', 'in_use', 'removed', 'misused'];

const ROOM_FIELDS = ['placeId', 'netArea', 'grossArea', 'status'];
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
  const properties = { ...values.kept, stage: values.kept?.stage ?? 'new', jurisdiction: values.jurisdiction };
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
  const typed = values.rooms.filter((room) => room.kept || ROOM_FIELDS.some((name) => room[name] !== ''));
  if (values.noRooms || typed.length > 0) {
    properties.careRooms = values.noRooms ? [] : typed.map((room, i) => ({
      ...room.kept,
      id: room.kept?.id ?? `r${i + 1}`,
      ...(room.placeId && { placeId: room.placeId }),
      ...(room.netArea && { netArea: Number(room.netArea) }),
      ...(room.grossArea && { grossArea: Number(room.grossArea) }),
      ...(room.status && { status: room.status }),
    }));
  }
  const geometry = pin ? { type: 'Point', coordinates: [pin.lon, pin.lat] } : null;
  return { type: 'Feature', id: values.id ?? (values.name || 'estate'), properties, geometry: values.geometry ?? geometry };
}

/**
 * What the form shows of a stored estate. What it has no field for (remedies, gates) is kept and sent
 * along, so that the verdict is that of the stored one until something is changed.
 */
export function valuesOf(stored) {
  const text = (value) => (value === null || value === undefined ? '' : String(value));
  const { careRooms, ...properties } = stored.properties;
  const values = { id: String(stored.id), geometry: stored.geometry, noRooms: careRooms?.length === 0 };
  [...AREAS, ...DATES, 'name', 'jurisdiction', 'households'].forEach((name) => { values[name] = text(properties[name]); });
  const { communityLevel } = properties;
  values.communityLevel = typeof communityLevel === 'boolean' ? (communityLevel ? 'yes' : 'no') : '';
  values.rooms = (careRooms ?? []).map((room) => {
    const shown = Object.fromEntries(ROOM_FIELDS.map((name) => [name, text(room[name])]));
    const kept = Object.fromEntries(Object.entries(room).filter(([name]) => !ROOM_FIELDS.includes(name)));
    return { ...shown, kept };
  });
  const inForm = [...AREAS, ...DATES, 'name', 'jurisdiction', 'households', 'communityLevel'];
  values.kept = Object.fromEntries(Object.entries(properties).filter(([name, value]) => !inForm.includes(name) && value !== null));
  return values;
}
