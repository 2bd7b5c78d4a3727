package io.carecircle.app.standard;

/**
 * One row of a task list.
 *
 * @param category as printed; null under a merged cell
 * @param categoryReadAs that of the merged cell, inferred; null when printed
 * @param task in short own words
 * @param responsibleUnit as printed; null under a merged cell
 * @param responsibleUnitReadAs inferred; null when printed
 */
public record PolicyTask(
    String document,
    int no,
    String category,
    String categoryReadAs,
    String task,
    String completion,
    String responsibleUnit,
    String responsibleUnitReadAs,
    String footnote) {}
