package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.geo.EllipsoidArea;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * How much of each zone is covered ground, and the gap that is left: zone without covered ground.
 * Pictures, as all polygons are: people are counted on the network.
 */
public final class ZoneAreas {
  /** A piece of gap of less is what is left where two borders run along each other. */
  public static final double SLIVER_SQUARE_METRES = 1;

  /** A tenth of a millimetre: cutting a border moves it by no more. */
  private static final int DECIMALS = 9;

  private ZoneAreas() {}

  /**
   * One zone.
   *
   * @param areaSquareMetres of the zone
   * @param coveredSquareMetres of it that are covered; slivers count as covered
   * @param gapSquareMetres of the gap without the slivers; both add up to the zone
   * @param gap degrees WGS84 with up to 9 decimals; empty when all is covered
   * @param slivers pieces of gap that were taken out
   */
  public record ZoneArea(
      double areaSquareMetres,
      double coveredSquareMetres,
      double gapSquareMetres,
      MultiPolygon gap,
      List<Sliver> slivers) {
    public ZoneArea {
      slivers = List.copyOf(slivers);
    }
  }

  /**
   * @param lon degrees of a place in it
   * @param lat degrees
   */
  public record Sliver(double lon, double lat, double areaSquareMetres) {}

  /**
   * @param covered ground within reach, as {@link AreaShape#DISSOLVED} draws it
   * @param zones valid polygons in degrees
   * @return in the order of the zones
   */
  public static List<ZoneArea> run(
      MultiPolygon covered, List<Geometry> zones, ProgressListener progress, CancelToken cancel) {
    List<ZoneArea> areas = new ArrayList<>();
    for (int z = 0; z < zones.size(); z++) {
      cancel.check();
      progress.onProgress("areas of zones", z, zones.size());
      areas.add(measure(near(covered, zones.get(z)), zones.get(z)));
    }
    return areas;
  }

  /** Only pieces beside the zone: the others would be noded for nothing. */
  private static MultiPolygon near(MultiPolygon covered, Geometry zone) {
    List<Polygon> near = new ArrayList<>();
    for (int i = 0; i < covered.getNumGeometries(); i++) {
      Polygon piece = (Polygon) covered.getGeometryN(i);
      if (piece.getEnvelopeInternal().intersects(zone.getEnvelopeInternal())) {
        near.add(piece);
      }
    }
    return covered.getFactory().createMultiPolygon(near.toArray(Polygon[]::new));
  }

  private static ZoneArea measure(MultiPolygon covered, Geometry zone) {
    GroundOverlay overlay = new GroundOverlay(DECIMALS);
    double coveredSquareMetres = EllipsoidArea.squareMetres(overlay.shared(zone, covered));
    MultiPolygon rest = overlay.rest(zone, covered);
    List<Polygon> gap = new ArrayList<>();
    List<Sliver> slivers = new ArrayList<>();
    double gapSquareMetres = 0;
    for (int i = 0; i < rest.getNumGeometries(); i++) {
      Polygon piece = (Polygon) rest.getGeometryN(i);
      double area = EllipsoidArea.squareMetres(piece);
      if (area < SLIVER_SQUARE_METRES) {
        Coordinate at = piece.getInteriorPoint().getCoordinate();
        slivers.add(new Sliver(at.x, at.y, area));
        coveredSquareMetres += area;
      } else {
        gap.add(piece);
        gapSquareMetres += area;
      }
    }
    return new ZoneArea(
        EllipsoidArea.squareMetres(zone),
        coveredSquareMetres,
        gapSquareMetres,
        rest.getFactory().createMultiPolygon(gap.toArray(Polygon[]::new)),
        slivers);
  }
}
