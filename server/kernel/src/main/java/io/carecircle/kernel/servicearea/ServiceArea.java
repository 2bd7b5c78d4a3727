package io.carecircle.kernel.servicearea;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * One circle.
 *
 * @param facility index of the facility, or {@link #ALL} for the dissolved shape
 * @param band index of the cut-off
 * @param polygon degrees WGS84 on whole units of 1e-7; shells counter-clockwise, holes clockwise;
 *     empty where nothing is reached; null when the facility could not be joined to the network, or
 *     its region is not drawn ({@link OwnGround})
 * @param areaSquareMetres on the ellipsoid
 * @param wronglyInside people inside the polygon whose walk takes longer than the cut-off (of the
 *     nearest shape: or leads to another facility sooner); {@link #UNKNOWN} without demand
 * @param wronglyOutside people outside it whose walk takes no longer
 */
public record ServiceArea(
    int facility,
    int band,
    MultiPolygon polygon,
    double areaSquareMetres,
    long wronglyInside,
    long wronglyOutside) {
  public static final int ALL = -1;
  public static final long UNKNOWN = -1;
}
