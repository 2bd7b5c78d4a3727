package io.carecircle.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.formats.Limits;
import io.carecircle.formats.csv.CsvTableReader;
import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageCounts;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The people of central Sao Paulo and the hexagons with health care, against every walk from every
 * hexagon to every facility by the plain Dijkstra of {@link InsertedPoints}.
 */
class HexagonCoverageTest {
  private static final int MAX_SNAP_MM = 300_000;

  private static Network network;
  private static DemandPoints demand;
  private static PointSet facilities;

  /** Of each hexagon the nearest facility and the way to it, legs included, by the reference. */
  private static int[] nearest;

  private static int[] costMm;

  /** Of each hexagon whether it could be joined to a street. */
  private static boolean[] onStreet;

  @BeforeAll
  static void readAndWalk() {
    FeatureTable table =
        CsvTableReader.read(
                RealFiles.get("osm/sao-paulo-centre-hexagons.csv"), "auto", Limits.DEFAULT)
            .table();
    Integer[] rows = new Integer[table.size()];
    Arrays.setAll(rows, row -> row);
    Arrays.sort(rows, Comparator.comparing(row -> cell(table, row, "id"), FeatureOrder.BY_ID));
    demand = new DemandPoints(points(table, rows), weights(table, rows));
    Integer[] caring =
        Arrays.stream(rows)
            .filter(row -> Long.parseLong(cell(table, row, "healthcare")) > 0)
            .toArray(Integer[]::new);
    facilities = points(table, caring);
    network = RealFiles.network("sao-paulo-centre.osm.pbf");
    walkEverything();
  }

  private static String cell(FeatureTable table, int row, String column) {
    return table.value(row, column).toString();
  }

  private static PointSet points(FeatureTable table, Integer[] rows) {
    return new PointSet(
        Arrays.stream(rows).map(row -> cell(table, row, "id")).toList(),
        Arrays.stream(rows)
            .mapToDouble(row -> Double.parseDouble(cell(table, row, "lon")))
            .toArray(),
        Arrays.stream(rows)
            .mapToDouble(row -> Double.parseDouble(cell(table, row, "lat")))
            .toArray());
  }

  private static long[] weights(FeatureTable table, Integer[] rows) {
    return Arrays.stream(rows)
        .mapToLong(row -> Long.parseLong(cell(table, row, "population")))
        .toArray();
  }

  private static void walkEverything() {
    Snapper.Joined joined = new Snapper(network).join(facilities, demand.points(), MAX_SNAP_MM);
    Snapped homes = joined.demand();
    Snapped care = joined.facilities();
    InsertedPoints plain = new InsertedPoints(network.streets(), homes, care);
    nearest = new int[homes.size()];
    costMm = new int[homes.size()];
    onStreet = new boolean[homes.size()];
    for (int d = 0; d < homes.size(); d++) {
      nearest[d] = -1;
      onStreet[d] = homes.joined(d);
      costMm[d] = Lengths.NO_WAY_MM;
      long[] mm = homes.joined(d) ? plain.distances(plain.node(homes, d)) : null;
      for (int f = 0; mm != null && f < care.size(); f++) {
        long onFoot = care.joined(f) ? mm[plain.node(care, f)] : InsertedPoints.NO_WAY;
        boolean reached = onFoot != InsertedPoints.NO_WAY;
        if (reached && homes.legMm()[d] + onFoot + care.legMm()[f] < costMm[d]) {
          costMm[d] = (int) (homes.legMm()[d] + onFoot + care.legMm()[f]);
          nearest[d] = f;
        }
      }
    }
  }

  private static CoverageResult coverage(int seconds) {
    ReachSpec reach = new ReachSpec(new Speed(1000), seconds, Direction.TO_FACILITY, MAX_SNAP_MM);
    CoverageSpec spec = new CoverageSpec(reach, BigDecimal.ONE, new int[demand.size()], 1, null);
    return Coverage.run(spec, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
  }

  @Test
  void theFileIsTheOneDescribed() {
    assertEquals(323, demand.size());
    assertEquals(44, facilities.size());
    assertEquals(517_570, Arrays.stream(demand.weight()).sum());
  }

  @Test
  void everyWalkIsTheReference() {
    CoverageResult result = coverage(900);
    assertArrayEquals(costMm, result.costMm());
    assertArrayEquals(nearest, result.facility());
  }

  @ParameterizedTest
  @CsvSource({"500, 212890, 304680", "1000, 467637, 49933", "1500, 508965, 8605"})
  void peopleWithinReach(int seconds, long covered, long outOfReach) {
    CoverageCounts total = coverage(seconds).total();
    long within = 0;
    long notJoined = 0;
    for (int d = 0; d < demand.size(); d++) {
      within += costMm[d] <= seconds * 1000 ? demand.weight()[d] : 0;
      notJoined += onStreet[d] ? 0 : demand.weight()[d];
    }
    assertEquals(517_570, total.population());
    assertEquals(
        total.population(),
        total.covered() + total.overCapacity() + total.outOfReach() + total.unknown());
    assertEquals(covered, total.covered());
    assertEquals(outOfReach, total.outOfReach());
    assertEquals(within, total.covered());
    assertEquals(0, total.overCapacity());
    assertEquals(notJoined, total.unknown());
  }
}
