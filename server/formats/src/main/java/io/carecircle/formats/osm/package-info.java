/**
 * OpenStreetMap files (PBF) as streets, and the rules of who may walk where.
 *
 * <p>Units: coordinates inside a file are whole nanodegrees and stay so until a line is built;
 * lines carry degrees WGS84. Sizes and positions are bytes. Reading makes two passes: {@link
 * io.carecircle.formats.osm.OsmStreetReader} first collects the ways, then only the nodes that a
 * kept way names, so the order of the elements does not matter and memory follows the streets, not
 * the file.
 */
package io.carecircle.formats.osm;
