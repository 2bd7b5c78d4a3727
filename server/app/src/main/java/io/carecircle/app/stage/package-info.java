/**
 * The stage history of estates: planning conditions, design review, acceptance, handover and what
 * became of the care rooms, each with its day, its document and who recorded it.
 *
 * <p>A history is a list of entries that only grows. A wrong entry is superseded by a later one and
 * stays to be seen. Histories belong to the id of an estate and not to a version of the layer, so
 * an import leaves them as they are. All entries of a store are numbered 1, 2, ... in the order in
 * which they became visible: "up to entry N" names one state of knowledge for ever, and results
 * name it so. Dates are days in the life of the estate; only {@code recordedAt} is the clock's.
 */
package io.carecircle.app.stage;
