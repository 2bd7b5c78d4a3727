package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.network.Coordinates;
import io.carecircle.kernel.network.Network;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;

/** Metres between every vertex and every street, one by one. */
final class PlainRaster {
  private final Lattice lattice;
  private final Network network;

  PlainRaster(SnapRaster raster, Network network) {
    this.lattice = raster.lattice();
    this.network = network;
  }

  /** By vertex: metres to the nearest street of a main island, and to one of a small island. */
  double[][] distances() {
    double[][] nearest = new double[lattice.blocks() * Lattice.BLOCK_SIZE][];
    for (int key = 0; key < nearest.length; key++) {
      nearest[key] = new double[] {Double.MAX_VALUE, Double.MAX_VALUE};
    }
    boolean[] small = network.islands().small();
    double[] box = box();
    for (int row = (int) box[1]; row <= box[3]; row++) {
      LocalScale scale = LocalScale.at(lattice.latOf(row));
      for (int column = (int) box[0]; column <= box[2]; column++) {
        double lon = lattice.unitX(column) / 1e7;
        double lat = lattice.unitY(row) / 1e7;
        double[] best = nearest[lattice.key(column, row)];
        for (int e = 0; e < network.edgeCount(); e++) {
          int island = network.islands().island()[network.streets().from()[e]];
          int k = small[island] ? 1 : 0;
          best[k] = Math.min(best[k], metres(e, lon, lat, scale));
        }
      }
    }
    return nearest;
  }

  /** Columns and rows that can be near a street: eight cells around all of them. */
  private double[] box() {
    Coordinates shape = network.streets().shape();
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, 0, 0};
    for (int i = 0; i < shape.size(); i++) {
      box[0] = Math.min(box[0], lattice.columnAt(shape.lon(i)) - 8);
      box[1] = Math.min(box[1], lattice.rowAt(shape.lat(i)) - 8);
      box[2] = Math.max(box[2], lattice.columnAt(shape.lon(i)) + 8);
      box[3] = Math.max(box[3], lattice.rowAt(shape.lat(i)) + 8);
    }
    return box;
  }

  private double metres(int e, double lon, double lat, LocalScale scale) {
    Coordinates shape = network.streets().shape();
    double best = Double.MAX_VALUE;
    int first = network.streets().shapeStart()[e];
    for (int s = first; s < network.streets().shapeStart()[e + 1] - 1; s++) {
      Coordinate a = plane(shape.lon(s) - lon, shape.lat(s) - lat, scale);
      Coordinate b = plane(shape.lon(s + 1) - lon, shape.lat(s + 1) - lat, scale);
      best = Math.min(best, Distance.pointToSegment(new Coordinate(0, 0), a, b));
    }
    return best;
  }

  private static Coordinate plane(double lon, double lat, LocalScale scale) {
    return new Coordinate(lon * scale.metresPerDegreeLon(), lat * scale.metresPerDegreeLat());
  }
}
