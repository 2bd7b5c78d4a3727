package io.carecircle.app.standard;

/**
 * A region as the rules name it.
 *
 * @param code six digits
 * @param level province, city or county
 * @param parentCode null at the top
 * @param footnote or null
 */
public record PolicyRegion(
    String code, String name, String level, String parentCode, String footnote) {}
