/**
 * Mapbox vector tiles (version 2.1) in the Web Mercator tiling of z, x, y: y counts from the north.
 * Tiles are pictures: coordinates are rounded to 1/4096 of a tile and shapes are simplified.
 */
package io.carecircle.formats.tile;
