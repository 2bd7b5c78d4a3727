package io.carecircle.app.standard;

/**
 * One item of the basic-service list of 2023.
 *
 * @param starred marked * without a legend
 * @param target group as printed; null under a merged cell
 * @param targetReadAs the group of the merged cell, inferred; null when printed
 */
public record BasicService(
    int no,
    boolean starred,
    String target,
    String targetReadAs,
    String item,
    String content,
    String types,
    String responsibleUnit,
    String footnote) {}
