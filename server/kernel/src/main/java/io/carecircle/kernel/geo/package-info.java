/** Distances on the WGS84 ellipsoid, in metres; positions in degrees. */
package io.carecircle.kernel.geo;
