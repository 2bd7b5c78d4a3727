/**
 * Service circles as polygons: contours of walking time over a fixed raster whose vertices know
 * their place on the streets. Pictures for maps; people are counted on the network itself, and each
 * polygon says how many it shows wrongly.
 *
 * <p>Times are millimetres of walking; positions are WGS84 degrees in whole units of 1e-7 degree;
 * areas are square metres.
 */
package io.carecircle.kernel.servicearea;
