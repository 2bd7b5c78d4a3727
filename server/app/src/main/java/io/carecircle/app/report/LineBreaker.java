package io.carecircle.app.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines. Chinese may part after any character, but closing marks do not begin a
 * line and opening ones do not end it (GB/T 15834-2011, 5.1); Latin words and numbers stay whole
 * unless they are longer than a line.
 */
final class LineBreaker {
  private static final String NOT_FIRST = "，。、；：？！）〕】》」』”’…—％%‰℃㎡·,.;:?!)]}";
  private static final String NOT_LAST = "（〔【《「『“‘([{￥";

  private final ReportFont font;

  LineBreaker(ReportFont font) {
    this.font = font;
  }

  /** At least one line, trailing blanks left out; line breaks of the text are kept. */
  List<String> lines(String text, double sizePoints, double widthMm) {
    List<String> lines = new ArrayList<>();
    for (String part : text.split("\\R", -1)) {
      breakInto(font.printable(part), sizePoints, widthMm, lines);
    }
    return lines;
  }

  private void breakInto(String text, double size, double widthMm, List<String> lines) {
    int[] codes = text.codePoints().toArray();
    int start = 0;
    while (start < codes.length) {
      int end = start;
      double width = 0;
      int good = start;
      while (end < codes.length) {
        width += font.widthMm(Character.toString(codes[end]), size);
        if (width > widthMm && end > start) {
          break;
        }
        end++;
        if (end == codes.length || mayPart(codes[end - 1], codes[end])) {
          good = end;
        }
      }
      int cut = end == codes.length || good == start ? end : good;
      lines.add(new String(codes, start, cut - start).stripTrailing());
      start = cut;
      while (start < codes.length && codes[start] == ' ') {
        start++;
      }
    }
    if (codes.length == 0) {
      lines.add("");
    }
  }

  private static boolean mayPart(int before, int after) {
    if (NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0 || after == ' ') {
      return false;
    }
    return before == ' ' || isWide(before) || isWide(after) || before == '-' || before == '/';
  }

  /** Ideographs and their punctuation. */
  private static boolean isWide(int c) {
    return c >= 0x2E80 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFF00 || c == 0x3000;
  }
}
