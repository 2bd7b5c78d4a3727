package io.carecircle.formats.geojson;

import io.carecircle.formats.Limits;
import io.carecircle.formats.UnreadableFileException;

/** Counts vertices while they are read, so that a huge geometry is noticed before it is kept. */
final class VertexCount {
  private final Limits limits;
  private int ofFeature;
  private int ofFile;
  private boolean heights;

  VertexCount(Limits limits) {
    this.limits = limits;
  }

  void startFeature() {
    ofFeature = 0;
    heights = false;
  }

  /** Counts one vertex; false when the feature has too many and this one must not be kept. */
  boolean add(boolean hasHeight) {
    ofFile++;
    ofFeature++;
    heights |= hasHeight;
    if (ofFile > limits.fileVertices()) {
      throw new UnreadableFileException(
          "more than %d vertices in one file; split it".formatted(limits.fileVertices()));
    }
    return ofFeature <= limits.featureVertices();
  }

  boolean isFeatureTooLarge() {
    return ofFeature > limits.featureVertices();
  }

  /** Whether any position of this feature had a third number. */
  boolean hasHeights() {
    return heights;
  }
}
