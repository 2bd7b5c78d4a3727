package io.carecircle.formats.osm;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The tags of the element being visited: pairs of indexes into the string table of its block. One
 * object serves a whole block, so keep nothing of it beyond the visit. Texts are decoded when asked
 * for, each once; bytes that are no UTF-8 become the replacement character.
 */
final class Tags {
  private final byte[] bytes;
  private final int[] offsets;
  private final int[] lengths;
  private final String[] texts;
  private final GrowingLongs pairs = new GrowingLongs();

  /**
   * @param bytes of the block
   * @param offsets where each text starts in them
   * @param lengths of each text
   */
  Tags(byte[] bytes, int[] offsets, int[] lengths) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.lengths = lengths;
    this.texts = new String[offsets.length];
  }

  void clear() {
    pairs.clear();
  }

  void add(long key, long value) throws BrokenBlockException {
    pairs.add(checked(key));
    pairs.add(checked(value));
  }

  boolean isEmpty() {
    return pairs.size() == 0;
  }

  /** The tags whose keys are wanted, as a map of its own; the first mention of a key counts. */
  Map<String, String> only(Set<String> wanted) {
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      String key = text((int) pairs.get(i));
      if (wanted.contains(key)) {
        found.putIfAbsent(key, text((int) pairs.get(i + 1)));
      }
    }
    return found;
  }

  private long checked(long index) throws BrokenBlockException {
    if (index < 0 || index >= texts.length) {
      throw new BrokenBlockException(
          "a tag names text " + index + " of a table of " + texts.length);
    }
    return index;
  }

  private String text(int index) {
    String text = texts[index];
    if (text == null) {
      text = new String(bytes, offsets[index], lengths[index], StandardCharsets.UTF_8);
      texts[index] = text;
    }
    return text;
  }
}
