package io.carecircle.app.standard;

/**
 * A rule that the documents name and whose figures they do not give: it applies, and a file can add
 * its figures.
 *
 * @param name as cited
 * @param regionCode where it holds, with everything below
 * @param document that names it
 * @param citation where
 */
public record NamedRule(
    String name, String regionCode, String document, String citation, String footnote) {}
