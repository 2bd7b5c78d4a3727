package io.carecircle.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextDecodingTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  /** 㙍 has four bytes in GB18030, 𠮷 lies beyond the basic plane. */
  private static final String RARE = "名称,地址\n㙍溪社区,𠮷祥路1号\n";

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static String refusal(byte[] bytes, String option) {
    return assertThrows(UnreadableFileException.class, () -> TextDecoding.decode(bytes, option))
        .getMessage();
  }

  @Test
  void everyEncodingComesOutAsTheSameText() {
    byte[] utf8 = RARE.getBytes(StandardCharsets.UTF_8);
    byte[] gb = RARE.getBytes(GB18030);
    record Case(byte[] bytes, String option, String encoding) {}
    List<Case> cases =
        List.of(
            new Case(utf8, "auto", "UTF-8"),
            new Case(utf8, null, "UTF-8"),
            new Case(utf8, "utf-8", "UTF-8"),
            new Case(joined(bytes(0xEF, 0xBB, 0xBF), utf8), "auto", "UTF-8"),
            new Case(joined(bytes(0xEF, 0xBB, 0xBF), utf8), "UTF-8", "UTF-8"),
            new Case(gb, "auto", "GB18030"),
            new Case(gb, "GB18030", "GB18030"),
            new Case(gb, "gbk", "GB18030"),
            new Case(joined(bytes(0x84, 0x31, 0x95, 0x33), gb), "auto", "GB18030"),
            new Case(
                joined(bytes(0xFF, 0xFE), RARE.getBytes(StandardCharsets.UTF_16LE)),
                "auto",
                "UTF-16LE"),
            new Case(
                joined(bytes(0xFE, 0xFF), RARE.getBytes(StandardCharsets.UTF_16BE)),
                "auto",
                "UTF-16BE"));
    for (Case c : cases) {
      DecodedText decoded = TextDecoding.decode(c.bytes, c.option);
      assertEquals(RARE, decoded.text(), c.encoding + " by " + c.option);
      assertEquals(c.encoding, decoded.encoding());
    }
  }

  @Test
  void neitherEncodingIsRefusedWithBothOffsets() {
    // 0xFF starts nothing in either encoding; "abc" puts it at offset 3.
    String reason = refusal(bytes('a', 'b', 'c', 0xFF, 'd'), "auto");
    assertTrue(reason.contains("UTF-8 (byte offset 3)"), reason);
    assertTrue(reason.contains("GB18030 (byte offset 3)"), reason);
  }

  @Test
  void aWrongDeclarationIsRefusedWithTheOffsetAndTheOtherOne() {
    // "ab" and then the two bytes of 名 in GBK, which no UTF-8 sequence can be.
    byte[] gb = "ab名".getBytes(GB18030);
    String reason = refusal(gb, "UTF-8");
    assertTrue(reason.contains("not UTF-8: byte offset 2"), reason);
    assertTrue(reason.contains("valid GB18030"), reason);
    // Three bytes of one UTF-8 character at the end are one GBK pair and half of the next.
    String other = refusal("名".getBytes(StandardCharsets.UTF_8), "GB18030");
    assertTrue(other.contains("byte offset 2") && other.contains("valid UTF-8"), other);
  }

  @Test
  void aByteOrderMarkAgainstTheDeclarationIsRefused() {
    byte[] marked = joined(bytes(0xEF, 0xBB, 0xBF), "名称".getBytes(StandardCharsets.UTF_8));
    assertTrue(refusal(marked, "GB18030").contains("byte order mark of UTF-8"));
    assertTrue(refusal(bytes(0xFF, 0xFE, 'a', 0), "UTF-8").contains("UTF-16LE"));
  }

  @Test
  void utf8ReadAsGb18030OnDemandIsWarnedOf() {
    // Two characters of three bytes each are three valid GBK pairs: mojibake without any error.
    DecodedText decoded = TextDecoding.decode("浙江".getBytes(StandardCharsets.UTF_8), "GB18030");
    assertEquals(3, decoded.text().length());
    assertTrue(decoded.warnings().get(0).contains("valid UTF-8 too"));
  }

  @Test
  void nulIsRefusedByItsOffset() {
    assertTrue(refusal(bytes('a', ',', 0, 'b'), "auto").contains("byte offset 2"));
    assertTrue(refusal(bytes('a', 0, 'b', 0), "UTF-8").contains("byte offset 1"));
    assertTrue(refusal(bytes(0xFF, 0xFE, 'a', 0, 0, 0), "auto").contains("byte offset 4"));
  }

  @Test
  void oddUtf16AndLoneSurrogatesAreRefused() {
    refusal(bytes(0xFF, 0xFE, 'a', 0, 'b'), "auto");
    refusal(bytes(0xFE, 0xFF, 0xD8, 0x00, 0x00, 'a'), "auto");
  }

  @Test
  void workbooksAreNamedAsSuch() {
    assertTrue(refusal(bytes('P', 'K', 3, 4, 0, 0), "auto").contains("Excel workbook"));
    assertTrue(refusal(bytes(0xD0, 0xCF, 0x11, 0xE0), "GB18030").contains("old Excel"));
  }

  @Test
  void lostCharactersAreWarnedOf() {
    DecodedText decoded =
        TextDecoding.decode("a\uFFFDb\uFFFD".getBytes(StandardCharsets.UTF_8), "auto");
    assertTrue(decoded.warnings().get(0).startsWith("2 replacement characters"));
  }

  @Test
  void unknownOptionsAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> TextDecoding.decode(new byte[0], "Shift_JIS"));
  }
}
