package io.carecircle.datagen.street;

import io.carecircle.kernel.layer.StreetClass;

/**
 * A street as it is drawn, in steps of {@link io.carecircle.datagen.draw.Plane}. Two lines meet
 * where they have a vertex at the same step.
 *
 * @param bridge whether it passes over everything between its ends
 */
record DrawnLine(
    String id, String name, StreetClass streetClass, int[] lon, int[] lat, boolean bridge) {}
