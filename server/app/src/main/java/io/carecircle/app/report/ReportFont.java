package io.carecircle.app.report;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;

/** The font of one report: widths, outlines, and what it could not print. Not thread-safe. */
public final class ReportFont implements AutoCloseable {
  private static final String FACE = "WenQuanYiMicroHei";

  /** 〓, the printers' mark for a sort that is missing. */
  private static final int GETA = 0x3013;

  private static final double POINT_MM = 25.4 / 72;

  private final TrueTypeCollection collection;
  private final TrueTypeFont face;
  private final CmapLookup glyphs;
  private final double unitsPerEm;
  private final Set<Integer> missing = new TreeSet<>();

  ReportFont(byte[] file) {
    try {
      collection = new TrueTypeCollection(new ByteArrayInputStream(file));
      face = collection.getFontByName(FACE);
      glyphs = face.getUnicodeCmapLookup();
      unitsPerEm = face.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("the font of the reports is damaged", e);
    }
  }

  TrueTypeFont face() {
    return face;
  }

  /** The text as it can be printed; what is missing is remembered. */
  String printable(String text) {
    StringBuilder printed = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && c != 0xFEFF && c != 0x200B)
        .forEach(
            c -> {
              if (glyphs.getGlyphId(c) == 0) {
                missing.add(c);
                printed.appendCodePoint(GETA);
              } else {
                printed.appendCodePoint(c);
              }
            });
    return printed.toString();
  }

  /** Characters that were asked for and are not in the font, in the order of their codes. */
  List<String> listMissing() {
    List<String> list = new ArrayList<>();
    missing.forEach(c -> list.add("%s (U+%04X)".formatted(Character.toString(c), c)));
    return list;
  }

  /** The width of a text that {@link #printable} gave. */
  double widthMm(String text, double sizePoints) {
    double units = text.codePoints().mapToDouble(this::advance).sum();
    return units / unitsPerEm * sizePoints * POINT_MM;
  }

  private double advance(int codePoint) {
    try {
      return face.getAdvanceWidth(glyphs.getGlyphId(codePoint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The outline of a printable text with its baseline beginning at a point, y downwards. */
  Path2D outline(String text, double sizePoints, double xMm, double yMm) {
    double scale = sizePoints * POINT_MM / unitsPerEm;
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double x = xMm;
    for (int codePoint : text.codePoints().toArray()) {
      try {
        GlyphData glyph = face.getGlyph().getGlyph(glyphs.getGlyphId(codePoint));
        if (glyph != null) {
          AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, yMm);
          outline.append(glyph.getPath().getPathIterator(place), false);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      x += advance(codePoint) * scale;
    }
    return outline;
  }

  @Override
  public void close() {
    try {
      collection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
