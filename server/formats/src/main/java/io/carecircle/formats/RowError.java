package io.carecircle.formats;

/**
 * Why one row of a source cannot be taken.
 *
 * @param row as a person counts: the line of a CSV file (the header is line 1), the 1-based
 *     position in a feature collection; 0 when the whole file is meant
 * @param column the source's column or property, or null when the row as a whole is meant
 * @param value what stood there, shortened, or null
 * @param reason a sentence for the person who sent the file
 */
public record RowError(int row, String column, String value, String reason) {}
