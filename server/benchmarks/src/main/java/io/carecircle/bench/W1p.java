package io.carecircle.bench;

import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.servicearea.CircleSearch;
import io.carecircle.kernel.servicearea.SnapRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * W1p: the reach of one facility and its polygon, from the search to the finished geometry, beside
 * the part that only finds and writes the times. Names OSM files as arguments.
 */
public final class W1p {
  private static final System.Logger LOG = System.getLogger(W1p.class.getName());
  private static final int CUTOFF_MM = 900_000;

  private W1p() {}

  /**
   * @param args OSM files
   */
  public static void main(String[] args) throws IOException {
    StringBuilder report = new StringBuilder(Row.header());
    for (String file : args) {
      City city = City.of(file, ImportCase.read(Path.of(file)));
      for (double cell : new double[] {25, SnapRaster.CELL_METRES}) {
        measure(city, cell).forEach(row -> report.append(row.markdown()));
      }
    }
    LOG.log(System.Logger.Level.INFO, report::toString);
  }

  private static List<Row> measure(City city, double cellMetres) {
    Network network = city.network();
    long start = System.nanoTime();
    SnapRaster raster =
        SnapRaster.build(
            network, cellMetres, SnapRaster.LIMIT_METRES, ProgressListener.NONE, CancelToken.NONE);
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: raster of {1} m, {2} vertices in {3} ms",
        city.name(),
        cellMetres,
        raster.vertexCount(),
        (System.nanoTime() - start) / 1_000_000);
    Snapped facilities = placed(network, city.facilityPositions());
    PointSet points = new PointSet(ids(facilities.size()), facilities.lon(), facilities.lat());
    CircleSearch circles = new CircleSearch(raster, points, facilities, Direction.TO_FACILITY);
    String work = String.format(Locale.ROOT, "W1p 900 m, %.0f m cells", cellMetres);
    List<Row> rows =
        new ArrayList<>(Row.of(work, both(circles, facilities.size()), facilities.size(), 0));
    Map<String, Rounds.Timing> times = timesOnly(circles, facilities.size());
    rows.addAll(Row.of(work + ", times only", times, facilities.size(), 0));
    return rows;
  }

  private static Map<String, Rounds.Timing> both(CircleSearch circles, int count) {
    return new Rounds(60, 61)
        .add(
            Row.OURS,
            () -> {
              long positions = 0;
              for (int f = 0; f < count; f++) {
                circles.reach(f, CUTOFF_MM);
                positions += circles.draw(CUTOFF_MM).getNumPoints();
              }
              return positions;
            })
        .run();
  }

  private static Map<String, Rounds.Timing> timesOnly(CircleSearch circles, int count) {
    return new Rounds(20, 61)
        .add(
            Row.OURS,
            () -> {
              for (int f = 0; f < count; f++) {
                circles.reach(f, CUTOFF_MM);
              }
              return 0;
            })
        .run();
  }

  /** Positions at an end of their edge, with the place of that end. */
  private static Snapped placed(Network network, Snapped positions) {
    for (int f = 0; f < positions.size(); f++) {
      int edge = positions.edge()[f];
      int[] shapeStart = network.streets().shapeStart();
      int at = positions.offsetMm()[f] == 0 ? shapeStart[edge] : shapeStart[edge + 1] - 1;
      positions.lon()[f] = network.streets().shape().lon(at);
      positions.lat()[f] = network.streets().shape().lat(at);
    }
    return positions;
  }

  private static List<String> ids(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(String.format(Locale.ROOT, "f%06d", i));
    }
    return ids;
  }
}
