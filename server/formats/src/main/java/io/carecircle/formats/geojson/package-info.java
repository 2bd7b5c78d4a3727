/**
 * GeoJSON (RFC 7946), read as a stream and written as deterministic bytes.
 *
 * <p>Degrees WGS84, longitude first. A file without the old {@code crs} member must be within that
 * range and comes out in {@link io.carecircle.formats.datum.StoredForm}; one that names another
 * system comes out as it is, for {@link io.carecircle.formats.datum.DatumConversion}.
 *
 * <p>The writer gives coordinates nine decimals at most (0.1 mm). A geometry in stored form, and
 * every property value, reads back exactly.
 */
package io.carecircle.formats.geojson;
