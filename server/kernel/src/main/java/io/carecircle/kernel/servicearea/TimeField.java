package io.carecircle.kernel.servicearea;

import static io.carecircle.kernel.servicearea.SnapRaster.EAST;
import static io.carecircle.kernel.servicearea.SnapRaster.EDGE;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_PIECE;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_VERTEX;
import static io.carecircle.kernel.servicearea.SnapRaster.FROM;
import static io.carecircle.kernel.servicearea.SnapRaster.KEY;
import static io.carecircle.kernel.servicearea.SnapRaster.LEG_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.LENGTH_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.LONGEST_LEG_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.NODE;
import static io.carecircle.kernel.servicearea.SnapRaster.NORTH;
import static io.carecircle.kernel.servicearea.SnapRaster.OFFSET_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.PASSABLE;
import static io.carecircle.kernel.servicearea.SnapRaster.SOUTH;
import static io.carecircle.kernel.servicearea.SnapRaster.TO;
import static io.carecircle.kernel.servicearea.SnapRaster.VERTEX;
import static io.carecircle.kernel.servicearea.SnapRaster.WEST;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.search.ReachSearch;
import io.carecircle.kernel.unit.Lengths;

/**
 * The walking times around one facility at the raster vertices. A vertex takes the time of the
 * street position nearest to it, and a straight leg where it lies more than a cell off the street.
 * The way between facility and street is drawn as well, so that the facility is always inside its
 * own circle.
 *
 * <p>Round trips are halved (rounded up): the time of there and back over two stands for one way.
 *
 * <p>Scratch memory of one thread.
 */
final class TimeField {
  private final SnapRaster raster;
  private final Streets streets;
  private final Snapped facilities;
  private final double[] lon;
  private final double[] lat;
  private final Leg there;
  private final ReachedEdges reached;

  private final FarSide farSide;

  private int facility;
  private int limitMm;

  /** The way back, only where it differs. */
  private final Leg back;

  /** One direction of walking: who may walk which way, and how far it is. */
  private record Leg(ReachSearch search, EndCosts starts, boolean towardsFacility) {
    void run(int facility, int limitMm) {
      search.begin(limitMm);
      search.addStarts(starts, facility);
      search.run();
    }
  }

  /**
   * @param lon degrees of each facility, for the drawn way to the street
   * @param lat degrees
   */
  TimeField(
      SnapRaster raster, Snapped facilities, double[] lon, double[] lat, Direction direction) {
    Network network = raster.network();
    this.raster = raster;
    this.streets = network.streets();
    this.facilities = facilities;
    this.lon = lon;
    this.lat = lat;
    this.there = leg(network, facilities, direction != Direction.FROM_FACILITY);
    this.farSide = new FarSide(raster, facilities);
    this.reached = new ReachedEdges(raster, there.search);
    boolean differs = direction == Direction.ROUND_TRIP && !network.symmetric();
    this.back = differs ? leg(network, facilities, false) : null;
  }

  private static Leg leg(Network network, Snapped facilities, boolean towards) {
    return new Leg(
        new ReachSearch(towards ? network.reverse() : network.forward()),
        towards
            ? EndCosts.arriving(network.streets(), facilities)
            : EndCosts.leaving(network.streets(), facilities),
        towards);
  }

  /** Takes a vertex and a time. */
  interface VertexConsumer {
    void accept(int key, int mm);
  }

  /**
   * Searches from a joined facility.
   *
   * @param longestMm times up to this are known afterwards
   */
  void search(int fromFacility, int longestMm) {
    facility = fromFacility;
    limitMm = Math.min(longestMm, Lengths.NO_WAY_MM - 1);
    // One of the two ways of a round trip may be longer than half of it.
    int searchMm = back == null ? limitMm : (int) Math.min(2L * limitMm, Lengths.NO_WAY_MM - 1);
    there.run(facility, searchMm);
    if (back != null) {
      back.run(facility, searchMm);
    }
    farSide.of(facility);
  }

  /** Offers all times of the last search to a grid that keeps the shortest. */
  void write(TimeGrid grid) {
    reached.collect(facilities.edge()[facility]);
    for (int k = 0; k < reached.count(); k++) {
      writeEdge(reached.edge(k), grid);
    }
    writeSingly(facilities.edge()[facility], grid);
    eachOnLeg((key, mm) -> grid.offer(key, mm, facility));
  }

  private void writeEdge(int e, TimeGrid grid) {
    if (back != null) {
      writeSingly(e, grid);
      return;
    }
    int fromMm = fromMm(there, e);
    int toMm = toMm(there, e);
    int[] vertices = raster.vertices();
    int end = VERTEX * raster.edges()[EDGE * e + EDGE + FIRST_VERTEX];
    for (int v = VERTEX * raster.edges()[EDGE * e + FIRST_VERTEX]; v < end; v += VERTEX) {
      int mm = timeAt(vertices, v, fromMm, toMm);
      if (mm <= limitMm) {
        grid.offer(vertices[v + KEY], mm, facility);
      }
    }
  }

  private void writeSingly(int e, TimeGrid grid) {
    for (int i = firstVertex(e); i < endVertex(e); i++) {
      int mm = timeAt(e, i);
      if (mm <= limitMm) {
        grid.offer(raster.vertices()[VERTEX * i + KEY], mm, facility);
      }
    }
  }

  /** Columns and rows that the last search may have reached: see {@link SnapRaster#WEST}. */
  void extent(int[] box) {
    int own = facilities.edge()[facility];
    extend(box, raster.edges()[EDGE * own + FROM]);
    for (int k = 0; k < there.search.reachedCount(); k++) {
      extend(box, there.search.reachedNode(k));
    }
    eachOnLeg(
        (key, mm) -> {
          box[0] = Math.min(box[0], raster.lattice().column(key));
          box[1] = Math.max(box[1], raster.lattice().column(key));
          box[2] = Math.min(box[2], raster.lattice().row(key));
          box[3] = Math.max(box[3], raster.lattice().row(key));
        });
  }

  private void extend(int[] box, int node) {
    int[] nodes = raster.nodes();
    int n = NODE * node;
    box[0] = Math.min(box[0], nodes[n + WEST]);
    box[1] = Math.max(box[1], nodes[n + EAST]);
    box[2] = Math.min(box[2], nodes[n + SOUTH]);
    box[3] = Math.max(box[3], nodes[n + NORTH]);
  }

  /** Adds what the last search reached to a circle. */
  void fill(CircleTimes circle) {
    int own = facilities.edge()[facility];
    if (back == null) {
      reached.collectBorder(own, circle.deepMm(), limitMm);
      circle.addDeep(reached.deepRuns(), reached.deepSize());
      for (int k = 0; k < reached.count(); k++) {
        fillEdge(reached.edge(k), circle);
      }
    } else {
      reached.collect(own);
      for (int k = 0; k < reached.count(); k++) {
        fillSingly(reached.edge(k), circle);
      }
    }
    fillSingly(own, circle);
  }

  private void fillEdge(int e, CircleTimes circle) {
    int[] edges = raster.edges();
    int fromMm = fromMm(there, e);
    int toMm = toMm(there, e);
    // No vertex takes longer than halfway between the ends, nor than the whole edge from one end.
    // Three lengths below "no way" add up to less than 2^32: an unsigned shift halves them.
    int halfwayMm = fromMm + toMm >>> 1;
    int wayMm = Math.min(halfwayMm, Math.min(toMm, fromMm + edges[EDGE * e + LENGTH_MM]));
    if (wayMm + edges[EDGE * e + LONGEST_LEG_MM] <= circle.deepMm()) {
      circle.addDeep(edges[EDGE * e + FIRST_PIECE], edges[EDGE * e + EDGE + FIRST_PIECE]);
    } else {
      circle.add(firstVertex(e), endVertex(e), fromMm, toMm);
    }
  }

  private void fillSingly(int e, CircleTimes circle) {
    for (int i = firstVertex(e); i < endVertex(e); i++) {
      circle.add(raster.vertices()[VERTEX * i + KEY], timeAt(e, i));
    }
  }

  private int firstVertex(int e) {
    return raster.edges()[EDGE * e + FIRST_VERTEX];
  }

  private int endVertex(int e) {
    return raster.edges()[EDGE * e + EDGE + FIRST_VERTEX];
  }

  /** The time of a vertex on an edge, its leg included; beyond the limit it may be too long. */
  int timeAt(int e, int vertex) {
    int offset = raster.vertices()[VERTEX * vertex + OFFSET_MM];
    boolean along = e == facilities.edge()[facility] && !farSide.holds(vertex);
    long mm = back == null ? wayMm(there, e, offset, along) : halvedMm(e, offset, along);
    return (int) mm + raster.vertices()[VERTEX * vertex + LEG_MM];
  }

  /** Of a vertex on an edge without the facility, walked one way. */
  static int timeAt(int[] vertices, int v, int fromMm, int toMm) {
    int offset = vertices[v + OFFSET_MM];
    int viaEnds = Math.min(fromMm + offset, toMm - offset);
    return Math.min(viaEnds, Lengths.NO_WAY_MM) + vertices[v + LEG_MM];
  }

  /** Time at the edge's first end, as seen from positions on the edge. */
  private int fromMm(Leg leg, int e) {
    int open = leg.towardsFacility ? Streets.BACKWARD : Streets.FORWARD;
    int[] edges = raster.edges();
    return (edges[EDGE * e + PASSABLE] & open) != 0
        ? leg.search.costMm(edges[EDGE * e + FROM])
        : Lengths.NO_WAY_MM;
  }

  /** Time at the other end and the whole edge: the offset is taken off. No way stays no way. */
  private int toMm(Leg leg, int e) {
    int open = leg.towardsFacility ? Streets.FORWARD : Streets.BACKWARD;
    int[] edges = raster.edges();
    int costMm =
        (edges[EDGE * e + PASSABLE] & open) != 0
            ? leg.search.costMm(edges[EDGE * e + TO])
            : Lengths.NO_WAY_MM;
    return costMm + edges[EDGE * e + LENGTH_MM];
  }

  private long halvedMm(int e, int offset, boolean alongEdge) {
    long both = (long) wayMm(there, e, offset, alongEdge) + wayMm(back, e, offset, alongEdge);
    return both < Lengths.NO_WAY_MM ? (both + 1) / 2 : Lengths.NO_WAY_MM;
  }

  /**
   * @param alongEdge whether the facility stands on this edge and can be reached along it
   */
  private int wayMm(Leg leg, int e, int offset, boolean alongEdge) {
    int viaEnds = Math.min(fromMm(leg, e) + offset, toMm(leg, e) - offset);
    int mm = Math.min(viaEnds, Lengths.NO_WAY_MM);
    if (alongEdge) {
      int along = facilities.offsetMm()[facility] - offset;
      boolean walksForward = leg.towardsFacility ? along >= 0 : along <= 0;
      if (along == 0 || (walksForward ? streets.forward(e) : streets.backward(e))) {
        mm = Math.min(mm, Math.abs(along) + facilities.legMm()[facility]);
      }
    }
    return mm;
  }

  /** All cells that the way between the facility and its street position touches. */
  void eachOnLeg(VertexConsumer consumer) {
    int legMm = facilities.legMm()[facility];
    // Half a cell from one stop to the next: the cells then form one piece.
    int stops = 1 + (int) (legMm / (raster.cellMetres() * 500));
    for (int i = 0; i <= stops; i++) {
      double share = (double) i / stops;
      int mm = (int) Math.round(share * legMm);
      if (mm <= limitMm) {
        double toLon = facilities.lon()[facility];
        double toLat = facilities.lat()[facility];
        cellAt(
            lon[facility] + share * (toLon - lon[facility]),
            lat[facility] + share * (toLat - lat[facility]),
            mm,
            consumer);
      }
    }
  }

  private void cellAt(double atLon, double atLat, int mm, VertexConsumer consumer) {
    Lattice lattice = raster.lattice();
    double column = lattice.columnAt(atLon);
    double row = lattice.rowAt(atLat);
    if (lattice.contains(column, row)) {
      int southWest = lattice.key((int) column, (int) row);
      int northWest = lattice.key((int) column, (int) row + 1);
      consumer.accept(southWest, mm);
      consumer.accept(southWest + 1, mm);
      consumer.accept(northWest, mm);
      consumer.accept(northWest + 1, mm);
    }
  }
}
