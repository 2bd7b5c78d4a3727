package io.carecircle.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.unit.Lengths;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Walks through Monaco whose lengths other programs state: the first four are asserted by
 * GraphHopper's own tests on the extract of 2013, the others are their lengths on a later one. From
 * snapped point to snapped point, straight legs left out.
 */
class MonacoDistancesTest {
  private static final int MAX_SNAP_MM = 300_000;

  @ParameterizedTest
  @CsvSource({
    "monaco-2013.osm.pbf, 43.730729, 7.421288, 43.727697, 7.419199, 1566",
    "monaco-2013.osm.pbf, 43.727687, 7.418737, 43.74958, 7.436566, 3438",
    "monaco-2013.osm.pbf, 43.728677, 7.41016, 43.739213, 7.427806, 2085",
    "monaco-2013.osm.pbf, 43.733802, 7.413433, 43.739662, 7.424355, 1425",
    "monaco.osm.pbf, 43.730729, 7.421288, 43.727697, 7.419199, 1148",
    "monaco.osm.pbf, 43.727687, 7.418737, 43.74958, 7.436566, 3410",
    "monaco.osm.pbf, 43.728677, 7.41016, 43.739213, 7.427806, 2173",
    "monaco.osm.pbf, 43.733802, 7.413433, 43.739662, 7.424355, 1475",
  })
  void theWalkIsAsLongAsOthersSay(
      String file, double latFrom, double lonFrom, double latTo, double lonTo, double metres) {
    Network network = RealFiles.network(file);
    Snapper snapper = new Snapper(network);
    Snapped from =
        snapper.join(Points.of(new double[] {lonFrom}, new double[] {latFrom}), MAX_SNAP_MM);
    Snapped to = snapper.join(Points.of(new double[] {lonTo}, new double[] {latTo}), MAX_SNAP_MM);
    CostMatrix matrix = new CostMatrix(network, from, to, false);
    matrix.row(0, Lengths.NO_WAY_MM - 1);
    double walked = (matrix.costMm(0) - from.legMm()[0] - to.legMm()[0]) / 1000.0;
    assertEquals(metres, walked, metres / 100);
  }
}
