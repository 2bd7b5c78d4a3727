package io.carecircle.kernel.network;

import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * Joins points to the network at the nearest walkable position within a limit.
 *
 * <p>A point joins the nearest street that is not on a small island ({@link Islands}). A point with
 * no such street within the limit joins a small island only if that island is real: it must be the
 * nearest for at least one facility and one demand point of this analysis. So a stray path beside a
 * street never swallows a facility's reach, and a hamlet on its own rock with its own care point
 * keeps it. Whatever is left is not joined.
 *
 * <p>Not safe for use by several threads at once; make one for each, it is small.
 */
public final class Snapper {
  /** The plane of the search is right to this share; the leg itself is measured exactly. */
  private static final double PLANE_ERROR = 1.001;

  private final Network network;
  private final Streets streets;
  private final boolean[] smallIsland;

  /** Null where roads may be crossed at any place. */
  private final RoadSide sides;

  private final SegmentIndex.Nearest nearest = new SegmentIndex.Nearest();

  /** Roads may be crossed at any place. */
  public Snapper(Network network) {
    this(network, ArterialCrossing.ANYWHERE);
  }

  public Snapper(Network network, ArterialCrossing crossing) {
    this.sides = crossing == ArterialCrossing.JUNCTIONS ? new RoadSide(network.streets()) : null;
    this.network = network;
    this.streets = network.streets();
    this.smallIsland = network.islands().small();
  }

  /** Facilities and demand of one analysis, joined together. */
  public record Joined(Snapped facilities, Snapped demand) {

    /** The same positions where roads may be crossed at any place. */
    public Joined crossingAnywhere() {
      return new Joined(facilities.crossingAnywhere(), demand.crossingAnywhere());
    }
  }

  /**
   * @param maxSnapMm the longest leg; a leg of exactly this length still joins
   */
  public Joined join(PointSet facilities, PointSet demand, int maxSnapMm) {
    Snapped f = snapToMain(facilities, maxSnapMm);
    Snapped d = snapToMain(demand, maxSnapMm);
    boolean[] holdsFacility = islandsOf(facilities, f, maxSnapMm);
    boolean[] holdsDemand = islandsOf(demand, d, maxSnapMm);
    boolean[] real = new boolean[smallIsland.length];
    for (int i = 0; i < real.length; i++) {
      real[i] = holdsFacility[i] && holdsDemand[i];
    }
    snapRest(facilities, f, maxSnapMm, real);
    snapRest(demand, d, maxSnapMm, real);
    return new Joined(f, d);
  }

  /**
   * Joins points that stand alone (a clicked place): any island will do where nothing else is near.
   */
  public Snapped join(PointSet points, int maxSnapMm) {
    Snapped snapped = snapToMain(points, maxSnapMm);
    boolean[] all = new boolean[smallIsland.length];
    Arrays.fill(all, true);
    snapRest(points, snapped, maxSnapMm, all);
    return snapped;
  }

  /**
   * The side of an edge on which a place lies, as in {@link Snapped#side}.
   *
   * @param lon degrees
   * @param lat degrees
   */
  public byte side(int edge, double lon, double lat) {
    if (sides == null) {
      return RoadSide.BOTH;
    }
    Coordinates shape = streets.shape();
    LocalScale scale = LocalScale.at(lat);
    double qx = shape.stepsOfLon(lon);
    double qy = shape.stepsOfLat(lat);
    network
        .index()
        .findOn(
            edge,
            streets.shapeStart()[edge],
            streets.shapeStart()[edge + 1] - 1,
            qx,
            qy,
            scale.metresPerDegreeLon() * shape.degreesPerStep(),
            scale.metresPerDegreeLat() * shape.degreesPerStep(),
            nearest);
    return sides.of(nearest, qx, qy);
  }

  /** Joins points to the nearest street of all, on a small island too: the ends of a gate. */
  public Snapped joinNearest(PointSet points, int maxSnapMm) {
    int n = points.size();
    Snapped out = new Snapped(new int[n], new int[n], new int[n], new double[n], new double[n]);
    for (int i = 0; i < n; i++) {
      snap(points, i, maxSnapMm, edge -> true, out);
    }
    return out;
  }

  /** Joins points to streets that are not on a small island, and leaves the others out. */
  public Snapped snapToMain(PointSet points, int maxSnapMm) {
    int n = points.size();
    Snapped out = new Snapped(new int[n], new int[n], new int[n], new double[n], new double[n]);
    for (int i = 0; i < n; i++) {
      snap(points, i, maxSnapMm, edge -> !smallIsland[islandOf(edge)], out);
    }
    return out;
  }

  /** The small islands that are nearest to at least one point not joined so far. */
  private boolean[] islandsOf(PointSet points, Snapped soFar, int maxSnapMm) {
    boolean[] holds = new boolean[smallIsland.length];
    Snapped one = new Snapped(new int[1], new int[1], new int[1], new double[1], new double[1]);
    for (int i = 0; i < points.size(); i++) {
      if (!soFar.joined(i)) {
        snapOne(points.lon()[i], points.lat()[i], maxSnapMm, edge -> true, one, 0);
        if (one.joined(0)) {
          holds[islandOf(one.edge()[0])] = true;
        }
      }
    }
    return holds;
  }

  private void snapRest(PointSet points, Snapped out, int maxSnapMm, boolean[] islands) {
    for (int i = 0; i < points.size(); i++) {
      if (!out.joined(i)) {
        snap(points, i, maxSnapMm, edge -> islands[islandOf(edge)], out);
      }
    }
  }

  private int islandOf(int edge) {
    return network.islands().island()[streets.from()[edge]];
  }

  private void snap(
      PointSet points, int i, int maxSnapMm, SegmentIndex.EdgeFilter filter, Snapped out) {
    snapOne(points.lon()[i], points.lat()[i], maxSnapMm, filter, out, i);
  }

  private void snapOne(
      double lon,
      double lat,
      int maxSnapMm,
      SegmentIndex.EdgeFilter filter,
      Snapped out,
      int slot) {
    Coordinates shape = streets.shape();
    LocalScale scale = LocalScale.at(lat);
    double perX = scale.metresPerDegreeLon() * shape.degreesPerStep();
    double perY = scale.metresPerDegreeLat() * shape.degreesPerStep();
    double limit = (maxSnapMm + 1) / 1000.0 * PLANE_ERROR;
    double qx = shape.stepsOfLon(lon);
    double qy = shape.stepsOfLat(lat);
    out.edge()[slot] = -1;
    out.lon()[slot] = Double.NaN;
    out.lat()[slot] = Double.NaN;
    if (!network.index().find(qx, qy, perX, perY, limit, filter, nearest)) {
      return;
    }
    int s = nearest.segment;
    double atLon = between(shape.lon(s), shape.lon(s + 1), nearest.fraction);
    double atLat = between(shape.lat(s), shape.lat(s + 1), nearest.fraction);
    double metres = Geodesic.metres(lon, lat, atLon, atLat);
    int legMm = metres < Lengths.LIMIT_METRES ? Lengths.millimetres(metres) : Lengths.NO_WAY_MM;
    if (legMm > maxSnapMm) {
      return;
    }
    out.edge()[slot] = nearest.edge;
    out.offsetMm()[slot] = offsetMm(nearest.edge, s, atLon, atLat);
    out.legMm()[slot] = legMm;
    // Nearer than half a millimetre is on the line.
    out.side()[slot] = sides != null && legMm > 0 ? sides.of(nearest, qx, qy) : RoadSide.BOTH;
    out.lon()[slot] = atLon;
    out.lat()[slot] = atLat;
  }

  private static double between(double a, double b, double fraction) {
    return fraction == 1 ? b : a + fraction * (b - a);
  }

  /** Along the edge's shape, rounded once; both ends are exact, so that they are the junctions. */
  private int offsetMm(int edge, int segment, double lon, double lat) {
    Coordinates shape = streets.shape();
    int last = streets.shapeStart()[edge + 1] - 1;
    if (isAtEnd(segment, last, lon, lat)) {
      return streets.lengthMm()[edge];
    }
    double metres =
        network.distances().metresTo(edge, segment)
            + Geodesic.metres(shape.lon(segment), shape.lat(segment), lon, lat);
    return Math.min(streets.lengthMm()[edge], Lengths.millimetres(metres));
  }

  /** Nodes drawn twice at one place end an edge with segments that have no length. */
  private boolean isAtEnd(int segment, int last, double lon, double lat) {
    Coordinates shape = streets.shape();
    for (int s = segment + 1; s <= last; s++) {
      if (shape.lon(s) != lon || shape.lat(s) != lat) {
        return false;
      }
    }
    return true;
  }
}
