/**
 * Readers and writers. A reader either returns rows with the refused ones named, or throws {@link
 * io.carecircle.formats.UnreadableFileException}; nothing here trusts a size, an encoding or a
 * number from outside.
 */
package io.carecircle.formats;
