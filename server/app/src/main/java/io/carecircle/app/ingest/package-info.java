/**
 * From a file to a layer version: read, name the columns, place, type, check, report, store. {@link
 * io.carecircle.app.ingest.Importer} is the way in; either the whole file is stored or none of it,
 * unless the sender asks to leave the bad rows out.
 *
 * <p>What a column or a Chinese value means stands in {@code synonyms.json}, as data.
 */
package io.carecircle.app.ingest;
