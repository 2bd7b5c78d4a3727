package io.carecircle.kernel.servicearea;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/**
 * Rings to polygons. Rings never touch; one that runs counter-clockwise is a shell, any other is a
 * hole of the smallest shell around it. The order of rings and their first positions follow from
 * where they lie, so the same border gives the same bytes however it was found.
 */
final class RingAssembly {
  private static final GeometryFactory GEOMETRIES =
      new GeometryFactory(
          new PrecisionModel(), 4326, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

  private final Lattice lattice;
  private long[] x = new long[256];
  private long[] y = new long[256];
  private int size;
  private int ringStart;
  private final List<Ring> shells = new ArrayList<>();
  private final List<Ring> holes = new ArrayList<>();
  private double areaSquareMetres;

  /**
   * A closed ring; its last position is not its first once more.
   *
   * @param first index of its first position
   * @param last index after its last
   * @param lowest index of the southernmost position, of several the westernmost
   * @param box in units
   * @param area square metres, negative for a hole
   */
  private record Ring(
      int first, int last, int lowest, Envelope box, double area, List<Ring> holes) {}

  RingAssembly(Lattice lattice) {
    this.lattice = lattice;
  }

  void begin() {
    size = 0;
    shells.clear();
    holes.clear();
    areaSquareMetres = 0;
  }

  void beginRing() {
    ringStart = size;
  }

  /** Units of 1e-7 degree. */
  void add(long unitX, long unitY) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
    }
    x[size] = unitX;
    y[size++] = unitY;
  }

  void endRing() {
    long west = x[ringStart];
    long east = west;
    long north = y[ringStart];
    int lowest = ringStart;
    for (int i = ringStart + 1; i < size; i++) {
      west = Math.min(west, x[i]);
      east = Math.max(east, x[i]);
      north = Math.max(north, y[i]);
      if (y[i] < y[lowest] || y[i] == y[lowest] && x[i] < x[lowest]) {
        lowest = i;
      }
    }
    Envelope box = new Envelope(west, east, y[lowest], north);
    double area = signedArea(lowest);
    Ring ring = new Ring(ringStart, size, lowest, box, area, new ArrayList<>());
    (area > 0 ? shells : holes).add(ring);
  }

  /** Summed from the lowest position on, so that it does not depend on how the ring was found. */
  private double signedArea(int lowest) {
    double twiceArea = 0;
    int before = lowest;
    double below = lattice.areaBelow(y[lowest]);
    for (int k = ringStart; k < size; k++) {
      int i = before + 1 == size ? ringStart : before + 1;
      double belowThis = lattice.areaBelow(y[i]);
      twiceArea += (x[before] - x[i]) * (below + belowThis);
      below = belowThis;
      before = i;
    }
    return twiceArea / 2;
  }

  double areaSquareMetres() {
    return areaSquareMetres;
  }

  MultiPolygon assemble() {
    for (Ring hole : holes) {
      shellOf(hole).holes.add(hole);
    }
    shells.sort(order());
    Polygon[] polygons = new Polygon[shells.size()];
    for (int i = 0; i < polygons.length; i++) {
      Ring shell = shells.get(i);
      shell.holes.sort(order());
      areaSquareMetres += shell.area;
      LinearRing[] inner = new LinearRing[shell.holes.size()];
      for (int h = 0; h < inner.length; h++) {
        areaSquareMetres += shell.holes.get(h).area;
        inner[h] = toLine(shell.holes.get(h));
      }
      polygons[i] = GEOMETRIES.createPolygon(toLine(shell), inner);
    }
    return GEOMETRIES.createMultiPolygon(polygons);
  }

  private Comparator<Ring> order() {
    return Comparator.<Ring>comparingLong(ring -> y[ring.lowest])
        .thenComparingLong(ring -> x[ring.lowest]);
  }

  private Ring shellOf(Ring hole) {
    List<Ring> around = new ArrayList<>();
    for (Ring shell : shells) {
      if (shell.box.covers(hole.box)) {
        around.add(shell);
      }
    }
    around.sort(Comparator.comparingDouble(shell -> shell.box.getArea()));
    for (Ring shell : around.subList(0, around.size() - 1)) {
      if (contains(shell, x[hole.first], y[hole.first])) {
        return shell;
      }
    }
    return around.get(around.size() - 1);
  }

  /**
   * Counts crossings of a ray to the east; whole units that span less than 2^31 keep the products
   * exact.
   */
  private boolean contains(Ring ring, long px, long py) {
    boolean in = false;
    int before = ring.last - 1;
    for (int i = ring.first; i < ring.last; i++) {
      if (y[i] > py != y[before] > py) {
        long cross = (x[before] - x[i]) * (py - y[i]) - (px - x[i]) * (y[before] - y[i]);
        if (cross > 0 == y[before] > y[i]) {
          in = !in;
        }
      }
      before = i;
    }
    return in;
  }

  private LinearRing toLine(Ring ring) {
    int n = ring.last - ring.first;
    double[] degrees = new double[2 * (n + 1)];
    int from = ring.lowest;
    for (int i = 0; i <= n; i++) {
      degrees[2 * i] = x[from] / Lattice.UNITS_PER_DEGREE;
      degrees[2 * i + 1] = y[from] / Lattice.UNITS_PER_DEGREE;
      from = from + 1 == ring.last ? ring.first : from + 1;
    }
    return GEOMETRIES.createLinearRing(new PackedCoordinateSequence.Double(degrees, 2, 0));
  }
}
