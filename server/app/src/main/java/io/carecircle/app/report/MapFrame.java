package io.carecircle.app.report;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.datum.Datum;
import io.carecircle.formats.datum.OutsideDatumException;
import io.carecircle.kernel.geo.Geodesic;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Where places lie on the paper: in the CGCS2000 / Gauss-Krüger zone of three degrees whose
 * meridian is nearest to the middle of the map, as Chinese survey maps are. One and a half degrees
 * from the meridian lengths are 0.03 % too long, so one scale serves the whole sheet.
 */
final class MapFrame {
  /** Ends of what has a zone: half a zone beyond 75 and 135 degrees east. */
  private static final double WEST = 73.5;

  private static final double EAST = 136.5;

  /** Nearer than this two vertices are one on the paper. */
  private static final double FINEST_MM = 0.08;

  private final Datum datum;
  private final Rectangle2D area;
  private final Envelope shown;
  private final double metresPerMm;
  private final double left;
  private final double top;
  private final double trueMetresPerMm;

  /**
   * @param wanted degrees that must be on the map
   * @param area of the paper that the map fills, millimetres
   * @throws RefusedException when the place has no zone
   */
  MapFrame(Envelope wanted, Rectangle2D area) {
    if (wanted.isNull() || wanted.getMinX() < WEST || wanted.getMaxX() > EAST) {
      throw outside();
    }
    double middleLon = wanted.centre().x;
    int meridian = (int) Math.min(135, Math.max(75, 3 * Math.round(middleLon / 3)));
    this.datum = Datum.parse("EPSG:" + (4534 + (meridian - 75) / 3));
    this.area = area;
    Envelope metres = new Envelope();
    for (double[] corner :
        new double[][] {
          {wanted.getMinX(), wanted.getMinY()},
          {wanted.getMinX(), wanted.getMaxY()},
          {wanted.getMaxX(), wanted.getMinY()},
          {wanted.getMaxX(), wanted.getMaxY()},
          {middleLon, wanted.getMinY()},
          {middleLon, wanted.getMaxY()}
        }) {
      double[] pair = project(corner[0], corner[1]);
      metres.expandToInclude(pair[0], pair[1]);
    }
    this.metresPerMm =
        Math.max(
            0.1,
            Math.max(metres.getWidth() / area.getWidth(), metres.getHeight() / area.getHeight()));
    this.left = metres.centre().x - metresPerMm * area.getWidth() / 2;
    this.top = metres.centre().y + metresPerMm * area.getHeight() / 2;
    this.shown =
        new Envelope(
            left, left + metresPerMm * area.getWidth(), top - metresPerMm * area.getHeight(), top);
    this.trueMetresPerMm = measure(wanted.centre());
  }

  /** Whether a map of these degrees can be drawn. */
  static boolean reaches(Envelope wanted) {
    try {
      return new MapFrame(wanted, new Rectangle2D.Double(0, 0, 100, 100)).metresPerMm > 0;
    } catch (RefusedException e) {
      return false;
    }
  }

  /** Metres on the ground for a millimetre in the middle of the map, measured on the ellipsoid. */
  private double measure(Coordinate middle) {
    double step = 0.01;
    Point2D west = place(middle.x - step, middle.y);
    Point2D east = place(middle.x + step, middle.y);
    return Geodesic.metres(middle.x - step, middle.y, middle.x + step, middle.y)
        / west.distance(east);
  }

  String crs() {
    return datum.code();
  }

  Rectangle2D area() {
    return area;
  }

  /** Metres on the ground that one millimetre of the paper stands for. */
  double metresPerMm() {
    return trueMetresPerMm;
  }

  /** Where a place lies on the paper, millimetres. */
  Point2D place(double lon, double lat) {
    double[] pair = project(lon, lat);
    return new Point2D.Double(
        area.getX() + (pair[0] - left) / metresPerMm, area.getY() + (top - pair[1]) / metresPerMm);
  }

  /** Whether some of the box may be on the map. */
  boolean meets(Envelope lonLat) {
    if (lonLat.isNull() || lonLat.getMinX() < WEST || lonLat.getMaxX() > EAST) {
      return false;
    }
    double[] a = project(lonLat.getMinX(), lonLat.getMinY());
    double[] b = project(lonLat.getMaxX(), lonLat.getMaxY());
    double[] c = project(lonLat.getMinX(), lonLat.getMaxY());
    double[] d = project(lonLat.getMaxX(), lonLat.getMinY());
    Envelope box = new Envelope(a[0], b[0], a[1], b[1]);
    box.expandToInclude(c[0], c[1]);
    box.expandToInclude(d[0], d[1]);
    return box.intersects(shown);
  }

  /** Lines and rings as a path; points are left out. Holes stay holes. */
  Path2D path(Geometry geometry) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Geometry part = geometry.getGeometryN(i);
      if (part instanceof Polygon polygon) {
        add(path, polygon.getExteriorRing(), true);
        for (int k = 0; k < polygon.getNumInteriorRing(); k++) {
          add(path, polygon.getInteriorRingN(k), true);
        }
      } else if (part instanceof LineString line) {
        add(path, line, false);
      } else if (part.getNumGeometries() > 1) {
        path.append(path(part), false);
      }
    }
    return path;
  }

  /** A line of places. */
  Path2D path(double[] lon, double[] lat) {
    Path2D path = new Path2D.Double();
    Point2D last = null;
    for (int i = 0; i < lon.length; i++) {
      last = add(path, place(lon[i], lat[i]), last, i == lon.length - 1);
    }
    return path;
  }

  private void add(Path2D path, LineString line, boolean close) {
    Point2D last = null;
    int count = line.getNumPoints();
    for (int i = 0; i < count; i++) {
      Coordinate c = line.getCoordinateN(i);
      last = add(path, place(c.x, c.y), last, i == count - 1);
    }
    if (close && last != null) {
      path.closePath();
    }
  }

  private static Point2D add(Path2D path, Point2D next, Point2D last, boolean always) {
    if (last == null) {
      path.moveTo(next.getX(), next.getY());
      return next;
    }
    if (always || next.distance(last) >= FINEST_MM) {
      path.lineTo(next.getX(), next.getY());
      return next;
    }
    return last;
  }

  private double[] project(double lon, double lat) {
    try {
      return datum.fromWgs84(lon, lat);
    } catch (OutsideDatumException e) {
      throw outside();
    }
  }

  private static RefusedException outside() {
    return new RefusedException(
        "bad-extent", "a map can be drawn of places within China only, no wider than a province");
  }
}
