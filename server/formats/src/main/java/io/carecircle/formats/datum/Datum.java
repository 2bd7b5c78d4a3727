package io.carecircle.formats.datum;

import java.util.Locale;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The coordinate system that a file is in. Pairs are always easting or longitude first, whatever
 * order the authority gives its axes. Immutable.
 */
public final class Datum {
  private static final String EPSG = "EPSG:";

  /** What is stored. */
  public static final Datum WGS84 = new Datum("EPSG:4326", LonLatFrame.WGS84);

  private final String code;
  private final Frame frame;

  private Datum(String code, Frame frame) {
    this.code = code;
    this.frame = frame;
  }

  /**
   * The system of a name: {@code EPSG:4326} (also WGS84), {@code EPSG:4490}, {@code EPSG:4491} to
   * {@code EPSG:4554} (CGCS2000 / Gauss-Krüger of 6 and 3 degrees, with and without zone number),
   * {@code EPSG:3857}, {@code GCJ-02}, {@code BD-09}; in any case, GCJ and BD with or without
   * hyphen.
   *
   * @throws IllegalArgumentException for any other name, with a sentence for the sender
   */
  public static Datum parse(String name) {
    String plain = name == null ? "" : name.strip().toUpperCase(Locale.ROOT);
    return switch (plain) {
      case "EPSG:4326", "WGS84", "WGS-84" -> WGS84;
      case "EPSG:4490", "CGCS2000" -> new Datum("EPSG:4490", LonLatFrame.CGCS2000);
      case "EPSG:3857" -> new Datum(plain, new WebMercatorFrame());
      case "GCJ-02", "GCJ02" -> new Datum("GCJ-02", LonLatFrame.GCJ02);
      case "BD-09", "BD09" -> new Datum("BD-09", LonLatFrame.BD09);
      default -> zone(plain, name);
    };
  }

  private static Datum zone(String plain, String name) {
    boolean isCode = plain.matches(EPSG + "[0-9]{4}");
    Frame zone =
        isCode ? GaussKrugerZone.find(Integer.parseInt(plain.substring(EPSG.length()))) : null;
    if (zone == null) {
      throw new IllegalArgumentException(
          "unknown coordinate system \"%s\": give EPSG:4326, EPSG:4490, EPSG:4491 to EPSG:4554, EPSG:3857, GCJ-02 or BD-09"
              .formatted(name));
    }
    return new Datum(plain, zone);
  }

  /** The name in the form that {@link #parse} documents. */
  public String code() {
    return code;
  }

  /** Whether pairs are metres on a plane. */
  public boolean isProjected() {
    return frame.isProjected();
  }

  /** How the pair is laid out, or null when it cannot be of this system in any certain way. */
  public AxisLayout layoutOf(double x, double y) {
    return frame.layoutOf(x, y);
  }

  /**
   * Longitude and latitude, degrees WGS84 in stored form, of a pair in the declared layout.
   *
   * @throws OutsideDatumException when the pair is not of this system in the declared layout
   */
  public double[] toWgs84(double x, double y) {
    return toWgs84(x, y, AxisLayout.AS_DECLARED);
  }

  /**
   * Likewise for a pair that may be laid out otherwise, all of a layer in one way.
   *
   * @throws OutsideDatumException when the pair is not of this system in that layout
   */
  double[] toWgs84(double x, double y, AxisLayout layout) {
    if (frame.layoutOf(x, y) != layout) {
      throw new OutsideDatumException(misfit(x, y));
    }
    double[] pair = frame.declared(x, y, layout);
    double[] place = frame.toWgs84(pair[0], pair[1]);
    return new double[] {Degrees.round(place[0]), Degrees.round(place[1])};
  }

  /** Why the pair is not of this system in the declared layout. */
  String misfit(double x, double y) {
    AxisLayout found = frame.layoutOf(x, y);
    return found == null
        ? frame.refusal(x, y)
        : "%s looks like %s %s".formatted(Frame.place(x, y), code, found.describe());
  }

  /**
   * The geometry in stored form, a new one; null stays null.
   *
   * @throws OutsideDatumException when a vertex is not of this system in the declared layout
   */
  public Geometry toWgs84(Geometry geometry) {
    return toWgs84(geometry, AxisLayout.AS_DECLARED);
  }

  Geometry toWgs84(Geometry geometry, AxisLayout layout) {
    if (geometry == null) {
      return null;
    }
    return StoredForm.rightHanded(
        StoredForm.mapped(geometry, (x, y) -> coordinate(toWgs84(x, y, layout))));
  }

  private static Coordinate coordinate(double[] pair) {
    return new Coordinate(pair[0], pair[1]);
  }

  /**
   * The pair in this system of a place in degrees WGS84.
   *
   * @throws OutsideDatumException when the system does not reach there
   */
  public double[] fromWgs84(double lon, double lat) {
    if (LonLatFrame.WGS84.layoutOf(lon, lat) == null) {
      throw new OutsideDatumException(LonLatFrame.WGS84.refusal(lon, lat));
    }
    if (frame instanceof LonLatFrame && frame.layoutOf(lon, lat) != AxisLayout.AS_DECLARED) {
      throw new OutsideDatumException(frame.refusal(lon, lat));
    }
    double[] pair = frame.fromWgs84(lon, lat);
    if (frame.layoutOf(pair[0], pair[1]) != AxisLayout.AS_DECLARED) {
      throw new OutsideDatumException("%s lies outside %s".formatted(Frame.place(lon, lat), code));
    }
    return pair;
  }

  /** The geometry in this system, a new one; see {@link #fromWgs84(double, double)}. */
  public Geometry fromWgs84(Geometry wgs84) {
    return wgs84 == null
        ? null
        : StoredForm.mapped(wgs84, (lon, lat) -> coordinate(fromWgs84(lon, lat)));
  }

  /**
   * By how many metres the pair would be misplaced if its degrees were taken for WGS84; empty for
   * metres on a plane, which nobody can take for degrees.
   */
  public OptionalDouble shiftMetres(double x, double y) {
    if (isProjected()) {
      return OptionalDouble.empty();
    }
    double[] place = toWgs84(x, y);
    return OptionalDouble.of(NearbyDistance.metres(x, y, place[0], place[1]));
  }
}
