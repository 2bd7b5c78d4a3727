/**
 * Pure analysis on a street network: no Spring, SQL, JSON, files, sockets or threads of its own.
 *
 * <p>Units of the whole code base: lengths are integer millimetres ({@code Mm}), times integer
 * seconds, coordinates WGS84 longitude and latitude in degrees unless a name says otherwise. A
 * length is rounded half up once, when it is made; sums are exact; seconds are {@code
 * ceil(millimetres / speed)}, once, at the end.
 */
package io.carecircle.kernel;
