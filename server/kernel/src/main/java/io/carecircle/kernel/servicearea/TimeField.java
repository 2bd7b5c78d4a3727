package io.carecircle.kernel.servicearea;

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

  /**
   * Offers the times of one joined facility.
   *
   * @param longestMm longest time to write
   */
  void write(int facility, int longestMm, TimeGrid grid) {
    int limitMm = Math.min(longestMm, Lengths.NO_WAY_MM - 1);
    // One of the two ways of a round trip may be longer than half of it.
    int searchMm = back == null ? limitMm : (int) Math.min(2L * limitMm, Lengths.NO_WAY_MM - 1);
    there.run(facility, searchMm);
    if (back != null) {
      back.run(facility, searchMm);
    }
    for (int k = 0; k < there.search.reachedCount(); k++) {
      int node = there.search.reachedNode(k);
      for (int i = raster.firstAt()[node]; i < raster.firstAt()[node + 1]; i++) {
        int e = raster.edgeAt()[i];
        // An edge is met at both of its ends and written once.
        boolean first =
            streets.from()[e] == node
                || there.search.costMm(streets.from()[e]) == Lengths.NO_WAY_MM;
        if (first && e != facilities.edge()[facility]) {
          writeEdge(e, facility, limitMm, grid);
        }
      }
    }
    writeOwnEdge(facility, limitMm, grid);
    writeLeg(facility, limitMm, grid);
  }

  private void writeEdge(int e, int facility, int limitMm, TimeGrid grid) {
    if (back != null) {
      writeBothWays(e, facility, limitMm, grid);
      return;
    }
    int fromMm = fromMm(there, e);
    int toMm = toMm(there, e);
    int[] key = raster.key();
    int[] offsetMm = raster.offsetMm();
    int[] legMm = raster.legMm();
    for (int i = raster.firstOn()[e]; i < raster.firstOn()[e + 1]; i++) {
      int mm = Math.min(Math.min(fromMm + offsetMm[i], toMm - offsetMm[i]), Lengths.NO_WAY_MM);
      mm += legMm[i];
      if (mm <= limitMm) {
        grid.offer(key[i], mm, facility);
      }
    }
  }

  /** Time at the edge's first end, as seen from positions on the edge. */
  private int fromMm(Leg leg, int e) {
    boolean open = leg.towardsFacility ? streets.backward(e) : streets.forward(e);
    return open ? leg.search.costMm(streets.from()[e]) : Lengths.NO_WAY_MM;
  }

  /** Time at the other end and the whole edge: the offset is taken off. No way stays no way. */
  private int toMm(Leg leg, int e) {
    boolean open = leg.towardsFacility ? streets.forward(e) : streets.backward(e);
    int costMm = open ? leg.search.costMm(streets.to()[e]) : Lengths.NO_WAY_MM;
    return costMm + streets.lengthMm()[e];
  }

  private void writeBothWays(int e, int facility, int limitMm, TimeGrid grid) {
    for (int i = raster.firstOn()[e]; i < raster.firstOn()[e + 1]; i++) {
      int offset = raster.offsetMm()[i];
      long mm = halvedMm(e, offset, facility) + raster.legMm()[i];
      if (mm <= limitMm) {
        grid.offer(raster.key()[i], (int) mm, facility);
      }
    }
  }

  /** The facility's own edge, where a way need not pass an end. */
  private void writeOwnEdge(int facility, int limitMm, TimeGrid grid) {
    int e = facilities.edge()[facility];
    for (int i = raster.firstOn()[e]; i < raster.firstOn()[e + 1]; i++) {
      int offset = raster.offsetMm()[i];
      long mm = back == null ? wayMm(there, e, offset, facility) : halvedMm(e, offset, facility);
      mm += raster.legMm()[i];
      if (mm <= limitMm) {
        grid.offer(raster.key()[i], (int) mm, facility);
      }
    }
  }

  private long halvedMm(int e, int offset, int facility) {
    long both = (long) wayMm(there, e, offset, facility) + wayMm(back, e, offset, facility);
    return both < Lengths.NO_WAY_MM ? (both + 1) / 2 : Lengths.NO_WAY_MM;
  }

  private int wayMm(Leg leg, int e, int offset, int facility) {
    int viaEnds = Math.min(fromMm(leg, e) + offset, toMm(leg, e) - offset);
    int mm = Math.min(viaEnds, Lengths.NO_WAY_MM);
    if (e == facilities.edge()[facility]) {
      int along = facilities.offsetMm()[facility] - offset;
      boolean walksForward = leg.towardsFacility ? along >= 0 : along <= 0;
      if (along == 0 || (walksForward ? streets.forward(e) : streets.backward(e))) {
        mm = Math.min(mm, Math.abs(along) + facilities.legMm()[facility]);
      }
    }
    return mm;
  }

  /** All cells that the way between the facility and its street position touches. */
  private void writeLeg(int facility, int limitMm, TimeGrid grid) {
    int legMm = facilities.legMm()[facility];
    // Half a cell from one stop to the next: the cells then form one piece.
    int stops = 1 + (int) (legMm / (raster.cellMetres() * 500));
    for (int i = 0; i <= stops; i++) {
      double share = (double) i / stops;
      int mm = (int) Math.round(share * legMm);
      if (mm <= limitMm) {
        double toLon = facilities.lon()[facility];
        double toLat = facilities.lat()[facility];
        writeCell(
            lon[facility] + share * (toLon - lon[facility]),
            lat[facility] + share * (toLat - lat[facility]),
            mm,
            facility,
            grid);
      }
    }
  }

  private void writeCell(double atLon, double atLat, int mm, int facility, TimeGrid grid) {
    Lattice lattice = raster.lattice();
    double column = lattice.columnAt(atLon);
    double row = lattice.rowAt(atLat);
    if (lattice.contains(column, row)) {
      int southWest = lattice.key((int) column, (int) row);
      int northWest = lattice.north(southWest);
      grid.offer(southWest, mm, facility);
      grid.offer(lattice.east(southWest), mm, facility);
      grid.offer(northWest, mm, facility);
      grid.offer(lattice.east(northWest), mm, facility);
    }
  }
}
