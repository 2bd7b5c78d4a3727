package io.carecircle.formats.datum;

/** How a pair of numbers relates to the order and form that its system declares. */
public enum AxisLayout {
  /** Easting or longitude first, in the declared form. */
  AS_DECLARED,
  /** The second number comes first, as the official axis order of EPSG has it. */
  SWAPPED,
  /** The zone number stands before the easting though the code has none, or the reverse. */
  OTHER_PREFIX,
  /** Both. */
  SWAPPED_OTHER_PREFIX;

  boolean isSwapped() {
    return this == SWAPPED || this == SWAPPED_OTHER_PREFIX;
  }

  boolean isOtherPrefix() {
    return this == OTHER_PREFIX || this == SWAPPED_OTHER_PREFIX;
  }

  /** What a reader of the import report is told. */
  String describe() {
    return switch (this) {
      case AS_DECLARED -> "as declared";
      case SWAPPED -> "with the axes swapped";
      case OTHER_PREFIX -> "with another zone prefix than the code has";
      case SWAPPED_OTHER_PREFIX ->
          "with the axes swapped and another zone prefix than the code has";
    };
  }
}
