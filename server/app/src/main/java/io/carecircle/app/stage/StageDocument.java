package io.carecircle.app.stage;

/**
 * The paper behind an entry; any part may be null.
 *
 * @param number as printed on it
 * @param title of the document
 * @param reference where to find it: a file number, an address, a shelf
 */
public record StageDocument(String number, String title, String reference) {}
