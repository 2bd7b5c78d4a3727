package io.carecircle.app.selection;

import io.carecircle.kernel.layer.FeatureTable;
import java.util.Map;

/**
 * Rows for an analysis that judges each by itself.
 *
 * @param features in id order, every one with an id; the geometry may be missing
 * @param unreadable why a feature could not be read at all, by its id in id order
 */
public record FeatureRows(FeatureTable features, Map<String, String> unreadable) {}
