// What the common controls say, as the inputs of an analysis.

export function serviceInputs({ kinds, weight, speed, minutes }) {
  return {
    facilities: { kinds },
    demand: { layer: 'communities', weight },
    reach: { mode: 'walk', speed, minutes },
  };
}

/** What of the state these inputs depend on. */
export const SERVICE_KEYS = ['kinds', 'weight', 'speed', 'minutes'];
