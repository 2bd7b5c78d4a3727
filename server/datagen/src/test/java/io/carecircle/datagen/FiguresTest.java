package io.carecircle.datagen;

import static io.carecircle.datagen.BuiltCity.layer;
import static io.carecircle.datagen.BuiltCity.number;
import static io.carecircle.datagen.BuiltCity.rows;
import static io.carecircle.datagen.BuiltCity.sum;
import static io.carecircle.datagen.BuiltCity.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.layer.FeatureTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published figures, to the last person. */
class FiguresTest {
  private static final List<String> PEOPLE =
      List.of("population", "elders60", "elders65", "elders80");

  /** 表1-2 of 温发改规划〔2021〕146号: 总人口 and 60岁及以上人口 in ten thousands. */
  private static final Map<String, String> TABLE_1_2 =
      Map.ofEntries(
          Map.entry("鹿城区", "116.72 18.78"),
          Map.entry("龙湾区", "47.57 5.29"),
          Map.entry("瓯海区", "96.32 11.48"),
          Map.entry("洞头区", "14.88 2.81"),
          Map.entry("瑞安市", "152.00 24.69"),
          Map.entry("乐清市", "145.31 23.77"),
          Map.entry("永嘉县", "86.95 16.74"),
          Map.entry("平阳县", "86.32 16.99"),
          Map.entry("苍南县", "84.40 16.08"),
          Map.entry("文成县", "28.82 6.69"),
          Map.entry("泰顺县", "26.60 5.96"),
          Map.entry("温州经济技术开发区", "24.93 2.09"),
          Map.entry("龙港市", "46.47 6.59"));

  @Test
  void countiesAreThoseOfTable12() {
    FeatureTable regions = layer("regions");
    int[] counties = rows(regions, "level", "county");
    assertEquals(13, counties.length);
    for (int row : counties) {
      String[] printed = TABLE_1_2.get(text(regions, row, "name")).split(" ");
      assertEquals(people(printed[0]), number(regions, row, "population"));
      assertEquals(people(printed[1]), number(regions, row, "elders60"));
      assertEquals("resident", text(regions, row, "populationBasis"));
    }
    // 957.29 is the printed total; the elders of the rows sum to 157.96, the table prints 157.97.
    assertEquals(9_572_900, number(regions, 0, "population"));
    assertEquals(1_579_600, number(regions, 0, "elders60"));
    assertTrue(BuiltCity.CITY.noticeZh().contains("157.97"));
    assertTrue(BuiltCity.CITY.noticeZh().startsWith("演示数据"));
    assertTrue(BuiltCity.CITY.noticeEn().startsWith("Demonstration data"));
  }

  @Test
  void theTableOfTheTestIsThatOfTheDocument() throws IOException {
    String text =
        Files.readString(
            SharedFolder.find("policy/wenzhou-2021-elderly-care-14th-five-year-plan.txt"));
    Matcher row = Pattern.compile("(?m)^(\\p{IsHan}+)\t([0-9.]+)\t([0-9.]+)\t").matcher(text);
    Map<String, String> printed = new HashMap<>();
    while (row.find()) {
      printed.putIfAbsent(row.group(1), row.group(2) + " " + row.group(3));
    }
    TABLE_1_2.forEach(
        (name, figures) ->
            assertEquals(figures, printed.get(name.startsWith("温州经济") ? "经开区" : name), name));
  }

  @Test
  void everyLevelSumsToTheNext() {
    FeatureTable regions = layer("regions");
    for (String level : List.of("city", "county", "township")) {
      for (int row : rows(regions, "level", level)) {
        int[] children = rows(regions, "parentCode", regions.id(row));
        assertTrue(children.length > 0, regions.id(row));
        for (String column : PEOPLE) {
          assertEquals(number(regions, row, column), sum(regions, children, column), column);
        }
      }
    }
  }

  @Test
  void communitiesAreTheLowestLevelOfTheRegions() {
    FeatureTable regions = layer("regions");
    FeatureTable communities = layer("communities");
    int[] lowest = rows(regions, "level", "community");
    assertEquals(communities.size(), lowest.length);
    assertTrue(communities.size() >= 5000, communities.size() + " communities");
    for (int c = 0; c < lowest.length; c++) {
      assertEquals(communities.id(c), regions.id(lowest[c]));
      assertEquals(text(communities, c, "regionCode"), text(regions, lowest[c], "parentCode"));
      for (String column : PEOPLE) {
        assertEquals(number(communities, c, column), number(regions, lowest[c], column));
      }
    }
  }

  @Test
  void agesFitIntoEachOther() {
    FeatureTable communities = layer("communities");
    for (int c = 0; c < communities.size(); c++) {
      long people = number(communities, c, "population");
      long e60 = number(communities, c, "elders60");
      long e65 = number(communities, c, "elders65");
      long e80 = number(communities, c, "elders80");
      assertTrue(e80 > 0 && e80 <= e65 && e65 <= e60 && 2 * e60 < people, communities.id(c));
      assertTrue(number(communities, c, "households") > 0);
    }
  }

  @Test
  void townshipsAreTheRealOnes() throws IOException {
    FeatureTable regions = layer("regions");
    int[] townships = rows(regions, "level", "township");
    assertEquals(185, townships.length);
    // Four streets of Longwan make up the economic zone; Longgang goes from city to community.
    assertEquals(List.of("海城街道", "沙城街道", "天河街道", "星海街道"), namesBelow(regions, "330371"));
    assertEquals(6, namesBelow(regions, "330303").size());
    assertTrue(namesBelow(regions, "330383").stream().allMatch(name -> name.matches(".*(社区|村)")));
    Map<String, String> real = new HashMap<>();
    for (String line :
        Files.readAllLines(SharedFolder.find("data/admin/streets_wenzhou_taizhou_lishui.csv"))) {
      String[] cells = line.replace("\"", "").split(",");
      real.put(cells[0], cells[1]);
    }
    for (int row : townships) {
      assertEquals(real.get(regions.id(row)), text(regions, row, "name"));
    }
  }

  private static List<String> namesBelow(FeatureTable regions, String parent) {
    List<String> names = new ArrayList<>();
    for (int row : rows(regions, "parentCode", parent)) {
      names.add(text(regions, row, "name"));
    }
    return names;
  }

  @Test
  void facilitiesAreAsManyAsThePlanCounts() {
    FeatureTable facilities = layer("facilities");
    // 温发改规划〔2021〕146号 一(二) and indicators 1, 4, 5 of 2020.
    assertEquals(189, operating(facilities, "township_care"));
    assertEquals(2381, operating(facilities, "community_care"));
    assertEquals(282, operating(facilities, "nursing_home"));
    assertEquals(298, operating(facilities, "elder_school"));
    assertEquals(12, operating(facilities, "integrated_care"));
    int[] homes = rows(facilities, "kind", "nursing_home");
    assertEquals(23_800, sum(facilities, homes, "beds"));
    assertEquals(12_138, sum(facilities, homes, "nursingBeds")); // 51 %
    assertEquals(632, sum(facilities, homes, "dementiaBeds")); // 4 for each 10,000 of 1,579,600
    int starred = 0;
    int withDementia = 0;
    int publicOnes = 0;
    for (int home : homes) {
      starred += facilities.value(home, "star") == null ? 0 : 1;
      withDementia += number(facilities, home, "dementiaBeds") > 0 ? 1 : 0;
      publicOnes += "公办".equals(text(facilities, home, "operator")) ? 1 : 0;
      assertTrue(number(facilities, home, "nursingBeds") <= number(facilities, home, "beds"));
      assertTrue(number(facilities, home, "dementiaBeds") <= number(facilities, home, "beds"));
    }
    assertArrayEquals(new int[] {34, 12, 11}, new int[] {starred, withDementia, publicOnes});
  }

  @Test
  void everyTownshipHasACentreAndFourHaveASecond() {
    FeatureTable facilities = layer("facilities");
    Map<String, Integer> centres = new HashMap<>();
    for (int row : rows(facilities, "kind", "township_care")) {
      centres.merge(text(facilities, row, "regionCode"), 1, Integer::sum);
    }
    assertEquals(185, centres.size());
    assertEquals(4, centres.values().stream().filter(n -> n == 2).count());
  }

  @Test
  void nearlyEveryUrbanCommunityHasACentre() {
    FeatureTable communities = layer("communities");
    FeatureTable facilities = layer("facilities");
    Map<String, Integer> open = new HashMap<>();
    for (int row : rows(facilities, "kind", "community_care")) {
      if ("operating".equals(text(facilities, row, "status"))) {
        open.merge(facilities.id(row).substring(3), 1, Integer::sum);
      }
    }
    int[] urban = rows(communities, "urban", true);
    int with = 0;
    for (int row : urban) {
      with += open.getOrDefault(communities.id(row), 0);
    }
    assertTrue(with >= 0.94 * urban.length && with < urban.length, with + " of " + urban.length);
  }

  private static int operating(FeatureTable facilities, String kind) {
    int count = 0;
    for (int row : rows(facilities, "kind", kind)) {
      count += "operating".equals(text(facilities, row, "status")) ? 1 : 0;
    }
    return count;
  }

  private static long people(String tenThousands) {
    return new BigDecimal(tenThousands).movePointRight(4).longValueExact();
  }
}
