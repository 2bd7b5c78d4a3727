package io.carecircle.app.ogc;

import io.carecircle.app.layer.LayerContent;
import io.carecircle.app.platform.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;

/**
 * The parameter {@code bbox}: west, south, east, north in degrees WGS84 lon/lat (CRS84), with a
 * height after each corner if need be. Heights are read and have no effect, because features have
 * none. A box whose west lies east of its east goes over the 180th meridian.
 *
 * @param boxes one, or the two sides of the meridian
 */
record BoxParameter(List<Envelope> boxes) {
  private static final int FLAT = 4;
  private static final int WITH_HEIGHT = 6;

  static BoxParameter parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != FLAT && parts.length != WITH_HEIGHT) {
      throw bad("has " + parts.length + " numbers; it needs 4 or 6");
    }
    double[] numbers = Arrays.stream(parts).mapToDouble(BoxParameter::number).toArray();
    int half = numbers.length / 2;
    double west = numbers[0];
    double south = numbers[1];
    double east = numbers[half];
    double north = numbers[half + 1];
    if (south > north) {
      throw bad("has its south north of its north");
    }
    if (numbers.length == WITH_HEIGHT && numbers[2] > numbers[WITH_HEIGHT - 1]) {
      throw bad("has its lowest height above its highest");
    }
    if (west <= east) {
      return new BoxParameter(List.of(new Envelope(west, east, south, north)));
    }
    return new BoxParameter(
        List.of(
            new Envelope(west, Math.max(west, 180), south, north),
            new Envelope(Math.min(east, -180), east, south, north)));
  }

  private static double number(String text) {
    // Nothing that Double.parseDouble also takes: blanks, 1f, 0x1p3, NaN, Infinity.
    if (!text.matches("[+-]?([0-9]{1,30}([.][0-9]{0,30})?|[.][0-9]{1,30})([eE][+-]?[0-9]{1,3})?")) {
      throw bad("has something that is no number");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw bad("has a number that is too large");
    }
    return value;
  }

  private static RefusedException bad(String reason) {
    return new RefusedException(
        "bad-bbox", "bbox " + reason + ": write west,south,east,north in degrees lon/lat");
  }

  /** Rows whose geometry meets the box, and those without geometry; in order. */
  int[] select(LayerContent content) {
    if (boxes.size() == 1) {
      return content.rowsIn(boxes.get(0));
    }
    return boxes.stream()
        .flatMapToInt(box -> IntStream.of(content.rowsIn(box)))
        .sorted()
        .distinct()
        .toArray();
  }
}
