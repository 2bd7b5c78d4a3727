/**
 * The layers: what each collection may hold ({@link io.carecircle.app.layer.LayerSchemas}) and its
 * immutable versions ({@link io.carecircle.app.layer.LayerCatalog}).
 *
 * <p>Units: geometry in degrees WGS84 lon/lat, areas in square metres, money in 亿元, people and beds
 * as whole numbers. Every version ever written is kept, because results name the versions they were
 * computed from; nothing here deletes or changes one.
 */
package io.carecircle.app.layer;
