package io.carecircle.formats.geojson;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** The JSON dialect of this package. */
final class GeoJsonTokens {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 1000;

  /**
   * NaN and Infinity are tokens here, so that they refuse one feature by its place and not the
   * file. The length of the document is bounded per read.
   */
  static final JsonFactory FACTORY = limited(Long.MAX_VALUE);

  private GeoJsonTokens() {}

  /** A factory for documents of at most this many bytes. */
  static JsonFactory limited(long maxBytes) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(MAX_TEXT)
                .maxNumberLength(MAX_NUMBER)
                .maxNameLength(MAX_NAME)
                .maxDocumentLength(maxBytes)
                .build())
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .build();
  }
}
