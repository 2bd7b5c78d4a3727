/**
 * Tables as CSV text. Every value is text here; types belong to validation.
 *
 * <p>A spreadsheet runs a cell that starts with {@code = + - @}, a TAB, CR or NUL, or a full-width
 * ＝＋－＠ as a formula. The writer therefore puts an apostrophe before such text (not before plain
 * numbers), and the reader takes one apostrophe away again when such a character follows, so that a
 * written file reads back as it was. Text that starts with apostrophes before such a character gets
 * one more, for the same reason.
 *
 * <p>What does not survive a round trip: white space around a value (the reader trims), decimals of
 * a coordinate beyond the seventh (1 cm), and the difference between an empty text and none.
 */
package io.carecircle.formats.csv;
