/**
 * The coordinate systems that files come in, and the one that is stored.
 *
 * <p>Stored is WGS84, longitude then latitude, in degrees, rounded to nine decimals (0.1 mm), rings
 * by the right-hand rule: {@link io.carecircle.formats.datum.StoredForm}. Everything that enters
 * passes {@link io.carecircle.formats.datum.Datum#toWgs84} or {@link
 * io.carecircle.formats.datum.DatumConversion}, also when it is WGS84 already, so that an exported
 * layer imports again with the same content.
 *
 * <p>CGCS2000 is taken as equal to WGS84: the two agree within centimetres, less than any source of
 * facilities or streets, and no public transformation does better. GCJ-02 and BD-09 are the
 * published formulas; their inverses are found by iteration. They hold inside China only, so other
 * places are refused rather than shifted.
 *
 * <p>All formulas use {@link java.lang.StrictMath}, so that every machine stores the same bytes; a
 * general projection library uses intrinsics that differ in the last digit, and needs a database in
 * a temporary folder and a second to start. The tests hold each of our 64 projected codes against
 * GeoTools to a millimetre.
 *
 * <p>Units: degrees and metres, as the names say.
 */
package io.carecircle.formats.datum;
