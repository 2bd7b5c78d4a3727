package io.carecircle.formats.text;

import io.carecircle.formats.UnreadableFileException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds the encoding of a text file by proof: a byte order mark, else the whole file is strict
 * UTF-8, else the whole file is strict GB18030 (which holds GBK and GB2312). UTF-8 comes first
 * because Chinese GB18030 text is hardly ever valid UTF-8 by chance, while UTF-8 text often is
 * valid GB18030 and comes out as other characters.
 */
public final class TextDecoding {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final char MARK = '\uFEFF';

  private TextDecoding() {}

  /**
   * Decodes a whole file.
   *
   * @param encodingOption {@code auto}, {@code UTF-8} or {@code GB18030} ({@code GBK} and {@code
   *     GB2312} mean GB18030), in any case; null means auto
   * @throws UnreadableFileException when the bytes are not strictly of that encoding, or hold NUL
   * @throws IllegalArgumentException for another option
   */
  public static DecodedText decode(byte[] bytes, String encodingOption) {
    Charset declared = charset(encodingOption);
    refuseBinary(bytes);
    Charset marked = byteOrderMark(bytes);
    if (declared != null && marked != null && !marked.equals(declared)) {
      throw new UnreadableFileException(
          "the file starts with a byte order mark of %s but was said to be %s; leave the encoding to auto"
              .formatted(marked, declared));
    }
    List<String> warnings = new ArrayList<>();
    refuseNul(bytes, marked);
    Charset used = marked != null ? marked : declared != null ? declared : find(bytes, warnings);
    int bad = firstBadByte(bytes, used);
    if (bad >= 0) {
      throw new UnreadableFileException(refusal(bytes, used, bad));
    }
    if (declared == GB18030 && isMultiByteUtf8(bytes)) {
      warnings.add(
          "read as GB18030 as asked, but the whole file is valid UTF-8 too; if names look wrong, give the encoding UTF-8");
    }
    return decoded(bytes, used, warnings);
  }

  private static Charset charset(String option) {
    String name = option == null ? "AUTO" : option.strip().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "AUTO" -> null;
      case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
      case "GB18030", "GBK", "GB2312" -> GB18030;
      default ->
          throw new IllegalArgumentException(
              "unknown encoding \"" + option + "\": give auto, UTF-8 or GB18030");
    };
  }

  /** Workbooks and archives renamed to .csv are common; their senders need other words. */
  private static void refuseBinary(byte[] bytes) {
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      throw new UnreadableFileException(
          "this is a zip archive or an Excel workbook (.xlsx), not a text file; save it as CSV UTF-8");
    }
    if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new UnreadableFileException(
          "this is an old Excel or Word file, not a text file; save it as CSV UTF-8");
    }
  }

  /** In UTF-16 half of all Latin bytes are zero, and only a pair of them is a NUL character. */
  private static void refuseNul(byte[] bytes, Charset marked) {
    boolean wide =
        StandardCharsets.UTF_16LE.equals(marked) || StandardCharsets.UTF_16BE.equals(marked);
    int step = wide ? 2 : 1;
    for (int i = 0; i + step <= bytes.length; i += step) {
      if (bytes[i] == 0 && bytes[i + step - 1] == 0) {
        throw new UnreadableFileException(
            "the file holds a NUL at byte offset %d: it is binary, damaged, or UTF-16 without a byte order mark; save it as UTF-8"
                .formatted(i));
      }
    }
  }

  private static Charset byteOrderMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return startsWith(bytes, 0x84, 0x31, 0x95, 0x33) ? GB18030 : null;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset find(byte[] bytes, List<String> warnings) {
    int notUtf8 = firstBadByte(bytes, StandardCharsets.UTF_8);
    if (notUtf8 < 0) {
      return StandardCharsets.UTF_8;
    }
    int notGb18030 = firstBadByte(bytes, GB18030);
    if (notGb18030 < 0) {
      warnings.add("read as GB18030, because it is not UTF-8 (byte offset %d)".formatted(notUtf8));
      return GB18030;
    }
    throw new UnreadableFileException(
        "the file is neither UTF-8 (byte offset %d) nor GB18030 (byte offset %d); save it as UTF-8"
            .formatted(notUtf8, notGb18030));
  }

  private static String refusal(byte[] bytes, Charset used, int bad) {
    String reason = "the file is not %s: byte offset %d".formatted(used, bad);
    Charset other =
        used.equals(GB18030)
            ? StandardCharsets.UTF_8
            : used.equals(StandardCharsets.UTF_8) ? GB18030 : null;
    return other != null && firstBadByte(bytes, other) < 0
        ? reason + "; it would be valid " + other + ": give that encoding, or auto"
        : reason + "; save it again as UTF-8";
  }

  private static boolean isMultiByteUtf8(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return firstBadByte(bytes, StandardCharsets.UTF_8) < 0;
      }
    }
    return false;
  }

  /** Where decoding breaks, or -1; decodes through a small buffer and keeps nothing. */
  private static int firstBadByte(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8192);
    while (true) {
      var state = decoder.decode(in, out, true);
      if (state.isError()) {
        return in.position();
      }
      if (state.isUnderflow()) {
        return -1;
      }
      out.clear();
    }
  }

  /** The text of bytes that were proved; the byte order mark is left out without a second copy. */
  private static DecodedText decoded(byte[] bytes, Charset used, List<String> warnings) {
    byte[] mark = String.valueOf(MARK).getBytes(used);
    int start =
        bytes.length >= mark.length && Arrays.equals(mark, 0, mark.length, bytes, 0, mark.length)
            ? mark.length
            : 0;
    String text = new String(bytes, start, bytes.length - start, used);
    long lost = text.chars().filter(c -> c == '\uFFFD').count();
    if (lost > 0) {
      warnings.add(
          "%d replacement characters (U+FFFD): some text was lost before this file was written"
              .formatted(lost));
    }
    return new DecodedText(text, used.name(), warnings);
  }
}
