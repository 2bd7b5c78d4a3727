package io.carecircle.formats.text;

import java.util.List;

/**
 * A file as text.
 *
 * @param text without its byte order mark
 * @param encoding the one that was used: UTF-8, GB18030, UTF-16LE or UTF-16BE
 * @param warnings what the sender should know though nothing was refused
 */
public record DecodedText(String text, String encoding, List<String> warnings) {
  public DecodedText {
    warnings = List.copyOf(warnings);
  }
}
