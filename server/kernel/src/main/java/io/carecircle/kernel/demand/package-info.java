/**
 * Where the people of an area stand: on the streets inside it, or summed up in the cells of a grid.
 * People are whole numbers in the caller's unit and are never lost or made.
 *
 * <p>Positions are WGS84 degrees, lengths millimetres on the street, areas square metres on the
 * ellipsoid.
 */
package io.carecircle.kernel.demand;
