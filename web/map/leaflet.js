// The only module that knows where Leaflet comes from: a plain script of the page, loaded first.
export const L = globalThis.L;
