package io.carecircle.formats;

/**
 * How much one file may ask of a reader. A file over a limit is refused as a whole, so that no file
 * can take more memory than was meant for it.
 *
 * @param fileBytes size of the file
 * @param rows rows or features
 * @param columns columns of a table; different property names of a feature collection
 * @param cells rows times columns, because a feature collection may name new properties in each
 *     feature
 * @param fieldChars characters of one field of a table
 * @param featureVertices vertices of one feature; only that feature is refused
 * @param fileVertices vertices of all features
 * @param refusedRows refused rows that are listed one by one
 */
public record Limits(
    long fileBytes,
    int rows,
    int columns,
    long cells,
    int fieldChars,
    int featureVertices,
    int fileVertices,
    int refusedRows) {
  /** Room for a city: a million demand points with twenty properties each. */
  public static final Limits DEFAULT =
      new Limits(256L << 20, 2_000_000, 500, 40_000_000L, 1 << 20, 200_000, 5_000_000, 100_000);

  public Limits {
    if (fileBytes < 1
        || fileBytes > Integer.MAX_VALUE - 8
        || rows < 1
        || columns < 1
        || cells < 1
        || fieldChars < 1
        || featureVertices < 1
        || fileVertices < 1
        || refusedRows < 1) {
      throw new IllegalArgumentException("every limit must be positive, a file below 2 GiB");
    }
  }
}
