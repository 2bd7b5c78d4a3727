package io.carecircle.formats.excel;

/**
 * How much one workbook may ask for.
 *
 * @param fileBytes size of the file
 * @param rows rows up to the last one that holds something
 * @param columns columns up to the last one that holds something
 * @param xmlBytes all parts of an {@code .xlsx} unpacked, pictures left out: they are not read
 * @param ratio unpacked to packed bytes of one part
 * @param refusedRows refused rows that are listed one by one
 */
public record ExcelLimits(
    long fileBytes, int rows, int columns, long xmlBytes, int ratio, int refusedRows) {
  public static final ExcelLimits DEFAULT =
      new ExcelLimits(64L << 20, 200_000, 200, 64L << 20, 100, 100_000);

  public ExcelLimits {
    if (fileBytes < 1 || rows < 1 || columns < 1 || xmlBytes < 1 || ratio < 1 || refusedRows < 1) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }
}
