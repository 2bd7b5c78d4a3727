package io.carecircle.datagen;

import static io.carecircle.datagen.BuiltCity.layer;
import static io.carecircle.datagen.BuiltCity.rows;
import static io.carecircle.datagen.BuiltCity.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageCounts;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Fifteen minutes at 1.0 m/s to a care centre: the towns are served, the hills are not. */
class CoverageTest {
  private static final ReachSpec QUARTER_HOUR =
      new ReachSpec(new Speed(1000), 900, Direction.TO_FACILITY, 300_000);

  @Test
  void townsAreServedAndHillsAreNot(TestReporter reporter) {
    FeatureTable regions = layer("regions");
    FeatureTable communities = layer("communities");
    List<String> counties =
        IntStream.of(rows(regions, "level", "county")).mapToObj(regions::id).toList();
    int[] countyOf =
        IntStream.range(0, communities.size())
            .map(row -> counties.indexOf(countyOf(regions, communities, row)))
            .toArray();
    CoverageResult result = run(communities, countyOf, counties.size());
    StringBuilder table = new StringBuilder("elders within 15 minutes at 1.0 m/s by county\n");
    double[] ratio = new double[counties.size()];
    for (int c = 0; c < ratio.length; c++) {
      CoverageCounts counts = result.regions().get(c);
      ratio[c] = (double) counts.covered() / counts.population();
      table.append(
          String.format(
              Locale.ROOT,
              "%s %.3f of %d elders, %d of %d communities, unknown %d%n",
              counties.get(c),
              ratio[c],
              counts.population(),
              counts.communitiesCovered(),
              counts.communities(),
              counts.unknown()));
    }
    reporter.publishEntry("coverage", table.toString());
    assertEquals(0, result.total().unknown());
    assertEquals(1_579_600, result.total().population());
    for (String urban : List.of("330302", "330303", "330304", "330371", "330383")) {
      assertTrue(ratio[counties.indexOf(urban)] > 0.8, table::toString);
    }
    for (String mountain : List.of("330328", "330329")) {
      assertTrue(ratio[counties.indexOf(mountain)] < 0.5, table::toString);
    }
    // Yongjia is both: a big town on the Ou and hills behind it.
    double yongjia = ratio[counties.indexOf("330324")];
    assertTrue(yongjia > 0.5 && yongjia < 0.8, table::toString);
  }

  @Test
  void theUrbanCommunitiesAreNearlyAllCovered() {
    FeatureTable communities = layer("communities");
    int[] urban = new int[communities.size()];
    for (int row : rows(communities, "urban", true)) {
      urban[row] = 1;
    }
    CoverageResult result = run(communities, urban, 2);
    CoverageCounts towns = result.regions().get(1);
    double share = (double) towns.communitiesCovered() / towns.communities();
    // "基本实现城市社区全覆盖" in 2020, and still something to do.
    assertTrue(share > 0.95 && share < 1, share + " of the urban communities");
  }

  private static CoverageResult run(FeatureTable communities, int[] region, int regions) {
    FeatureTable facilities = layer("facilities");
    List<Integer> centres = new ArrayList<>();
    for (int row = 0; row < facilities.size(); row++) {
      boolean centre =
          List.of("community_care", "township_care").contains(text(facilities, row, "kind"));
      if (centre && "operating".equals(text(facilities, row, "status"))) {
        centres.add(row);
      }
    }
    assertEquals(2381 + 189, centres.size());
    int[] all = IntStream.range(0, communities.size()).toArray();
    long[] elders =
        IntStream.of(all)
            .mapToLong(row -> BuiltCity.number(communities, row, "elders60"))
            .toArray();
    return Coverage.run(
        new CoverageSpec(QUARTER_HOUR, BigDecimal.ONE, region, regions, null),
        BuiltCity.NETWORK,
        points(facilities, centres.stream().mapToInt(Integer::intValue).toArray()),
        new DemandPoints(points(communities, all), elders),
        ProgressListener.NONE,
        CancelToken.NONE);
  }

  private static String countyOf(FeatureTable regions, FeatureTable communities, int row) {
    String code = text(communities, row, "regionCode");
    return code.length() == 6 ? code : text(regions, rows(regions, "code", code)[0], "parentCode");
  }

  private static PointSet points(FeatureTable table, int[] rows) {
    return new PointSet(
        IntStream.of(rows).mapToObj(table::id).toList(),
        IntStream.of(rows).mapToDouble(row -> table.geometry(row).getCoordinate().x).toArray(),
        IntStream.of(rows).mapToDouble(row -> table.geometry(row).getCoordinate().y).toArray());
  }
}
