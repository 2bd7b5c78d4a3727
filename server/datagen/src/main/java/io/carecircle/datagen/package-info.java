/**
 * Made-up cities from a seed: the same seed gives the same bytes on every machine. Positions are
 * metres east and north in a local {@link io.carecircle.datagen.draw.Plane} until they leave as
 * WGS84 lon/lat degrees on a grid of 1e-7 degrees; areas are square metres.
 */
package io.carecircle.datagen;
