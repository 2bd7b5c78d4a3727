/**
 * The policy documents as data: documents, clauses, indicators with their figures, county and
 * provincial tables, projects, services, tasks, and the standards for care rooms. All of it is read
 * from the folders of {@code gis-data/policy} and, when there is one, the folder {@code policy} of
 * the data folder, whose files come on top: a new city is a new folder.
 *
 * <p>Records hold facts and figures as printed, each with its document and citation; nothing is
 * recomputed. Money is in 亿元, people of the county and provincial tables in 万人 (ten thousands),
 * areas in square metres, shares in per cent. Null means not printed or not known, never 0.
 */
package io.carecircle.app.standard;
