package io.carecircle.formats.geojson;

import java.util.List;

/**
 * A geometry object as its tokens gave it, before anything is known to fit together ("coordinates"
 * may stand before "type").
 *
 * @param type or null when it is missing
 * @param coordinates a {@link org.locationtech.jts.geom.Coordinate}, or lists of lists of them;
 *     null when missing
 * @param geometries members of a collection, or null
 */
record RawGeometry(String type, Object coordinates, List<RawGeometry> geometries) {}
