package io.carecircle.app.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is shipped, counted and summed. */
class PolicySumsTest {
  private final Policy policy = PolicyReader.read(PolicyFiles.read(Path.of("no-such-folder")));
  private final List<PolicyProject> wenzhou = policy.listProjects("wenzhou-2021");
  private final List<PolicyProject> lishui = policy.listProjects("lishui-2021");

  private static BigDecimal sum(
      List<PolicyProject> projects, Function<PolicyProject, BigDecimal> of) {
    return projects.stream()
        .map(of)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, Long> byNature(List<PolicyProject> projects) {
    return new TreeMap<>(
        projects.stream()
            .collect(Collectors.groupingBy(PolicyProject::nature, Collectors.counting())));
  }

  private static void same(String expected, BigDecimal actual) {
    assertEquals(0, new BigDecimal(expected).compareTo(actual), actual::toPlainString);
  }

  @Test
  void theTwentySixWenzhouProjectsSumToWhatIsPrinted() {
    assertEquals(26, wenzhou.size());
    same("109.01", sum(wenzhou, PolicyProject::totalInvestment));
    same("78.63", sum(wenzhou, PolicyProject::planInvestment));
    assertEquals(Map.of("新建", 17L, "续建", 9L), byNature(wenzhou));
    // The two strokes: part 2 nos. 4 and 5, together 3.40 + 8.67 = 12.07 of the total.
    List<PolicyProject> strokes = wenzhou.stream().filter(p -> p.planInvestment() == null).toList();
    assertEquals(List.of("wenzhou-2-04", "wenzhou-2-05"), ids(strokes));
    strokes.forEach(p -> assertEquals("/", p.planInvestmentPrinted()));
    same("12.07", sum(strokes, PolicyProject::totalInvestment));
  }

  @Test
  void thePartsOfWenzhouAndTheBedsTheyName() {
    List<PolicyProject> first = wenzhou.stream().filter(p -> "1".equals(p.part())).toList();
    List<PolicyProject> second = wenzhou.stream().filter(p -> "2".equals(p.part())).toList();
    assertEquals(List.of(20, 6), List.of(first.size(), second.size()));
    same("31.86", sum(first, PolicyProject::totalInvestment));
    same("30.15", sum(first, PolicyProject::planInvestment));
    same("77.15", sum(second, PolicyProject::totalInvestment));
    same("48.48", sum(second, PolicyProject::planInvestment));
    List<Integer> beds =
        wenzhou.stream().map(PolicyProject::beds).filter(Objects::nonNull).toList();
    assertEquals(20, beds.size());
    assertEquals(15_750, beds.stream().mapToInt(Integer::intValue).sum());
    // For a forecast: less 100 reserved (no. 11), the 400 of no. 14 and the 3843 of part 2 no. 2.
    int forecast =
        wenzhou.stream()
            .map(PolicyProject::forecastBeds)
            .filter(Objects::nonNull)
            .mapToInt(i -> i)
            .sum();
    assertEquals(15_750 - 100 - 400 - 3843, forecast);
  }

  @Test
  void theFortySevenLishuiProjectsSumToWhatIsPrinted() {
    assertEquals(47, lishui.size());
    same("91.69", sum(lishui, PolicyProject::totalInvestment));
    assertEquals(Map.of("谋划", 27L, "新建", 12L, "续建", 7L, "改扩建", 1L), byNature(lishui));
    Map<String, String> sums = Map.of("谋划", "49.72", "新建", "36.88", "续建", "4.29", "改扩建", "0.80");
    sums.forEach(
        (nature, expected) ->
            same(
                expected,
                sum(
                    lishui.stream().filter(p -> p.nature().equals(nature)).toList(),
                    PolicyProject::totalInvestment)));
    List<PolicyProject> late = lishui.stream().filter(p -> p.endYear() > 2025).toList();
    assertEquals(List.of("4", "10", "12", "20", "21", "22", "44"), nos(late));
    same("21.87", sum(late, PolicyProject::totalInvestment));
    assertEquals(2, lishui.stream().filter(p -> p.no().equals("17")).count());
    assertEquals(0, lishui.stream().filter(p -> p.no().equals("16")).count());
  }

  @Test
  void theBlanksUnderMergedCellsStayBlank() {
    assertNull(lishui.get(1).responsibleUnit());
    assertEquals("市卫生健康委", lishui.get(1).responsibleUnitReadAs());
    assertEquals("市卫生健康委", lishui.get(1).unit());
    assertEquals(11, lishui.stream().filter(p -> p.responsibleUnit() != null).count());
    assertEquals(8, lishui.stream().filter(p -> p.rollUpCode().equals("331100")).count());
  }

  @Test
  void theCountyRowsStandBesideThePrintedTotal() {
    List<CountyFigures> rows = policy.counties();
    assertEquals(14, rows.size());
    CountyFigures city = rows.get(13);
    same("957.29", sumOf(rows.subList(0, 13), CountyFigures::population));
    same("157.96", sumOf(rows.subList(0, 13), CountyFigures::elders60));
    same("957.29", city.population());
    same("157.97", city.elders60());
    same("201.60", city.forecast2025());
    assertNull(rows.get(0).forecast2025());
    assertEquals("—", rows.get(5).forecastPrinted());
  }

  private static BigDecimal sumOf(
      List<CountyFigures> rows, Function<CountyFigures, BigDecimal> of) {
    return rows.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void everyListHasItsLength() {
    assertEquals(15, policy.listIndicators("wenzhou-plan").size());
    assertEquals(16, policy.listIndicators("lishui-13th").size());
    assertEquals(26, policy.listIndicators("lishui-14th").size());
    assertEquals(11, policy.provincialBeds().size());
    assertEquals(24, policy.services().size());
    assertEquals(
        List.of(11, 16, 21),
        policy.services().stream().filter(BasicService::starred).map(BasicService::no).toList());
    assertEquals(
        25, policy.tasks().stream().filter(t -> t.document().startsWith("lishui")).count());
    assertEquals(
        9, policy.tasks().stream().filter(t -> t.document().startsWith("yueqing")).count());
    assertEquals(5, policy.documents().size());
    policy.listIndicators("taizhou").forEach(i -> assertTrue(i.figures().size() > 0, i.id()));
  }

  /** The four homes of Yueqing are in both documents with the same 1000 beds. */
  @Test
  void theYueqingHomesAgreeInTwoDocuments() {
    assertEquals(1000, wenzhou.get(11).beds());
    Indicator homes =
        policy.listIndicators("yueqing").stream()
            .filter(i -> i.name().contains("敬老院"))
            .findFirst()
            .orElseThrow();
    same("1000", homes.nextTarget(2022).orElseThrow().value());
  }

  @Test
  void landInMuBecomesSquareMetres() {
    // 26.7 mu x 10,000 / 15 = 17,800 m2; 8.05 + 5.95 = 14 mu = 9333.33 m2.
    same("17800", wenzhou.get(0).landSquareMetres());
    same("9333.33", wenzhou.get(19).landSquareMetres());
    same("17914.71", wenzhou.get(10).landSquareMetres());
    assertNull(wenzhou.get(1).landSquareMetres());
  }

  @Test
  void theStandardThatDecidesFollowsPlaceAndDay() {
    String[][] cases = {
      {"330382", "2020-11-28", null},
      {"330382", "2020-11-29", "yueqing-2020"},
      {"330382", "2022-12-31", "yueqing-2020"},
      {"330382", "2023-01-01", null},
      {"330382", "2023-09-30", null},
      {"330382", "2023-10-01", "wenzhou-2023"},
      {"330382", "2027-09-30", "wenzhou-2023"},
      {"330382", "2027-10-01", null},
      {"330302", "2021-06-01", null},
      {"330302", "2023-10-01", "wenzhou-2023"},
      {"330300", "2024-01-01", "wenzhou-2023"},
      {"330371", "2024-01-01", "wenzhou-2023"},
      {"331002", "2024-01-01", null},
      {"331100", "2024-01-01", null},
      {"310101", "2024-01-01", null},
    };
    for (String[] each : cases) {
      assertEquals(
          each[2],
          policy
              .findStandard(each[0], LocalDate.parse(each[1]))
              .map(CareSpaceStandard::id)
              .orElse(null),
          String.join(" ", each[0], each[1]));
    }
  }

  @Test
  void regionsAreFoundByCodeAndName() {
    Map<String, String> cases =
        Map.of(
            "330382",
            "330382",
            "330382001",
            "330382",
            "乐清市",
            "330382",
            "乐清",
            "330382",
            "温州市乐清市",
            "330382",
            "浙江省温州市鹿城区",
            "330302",
            "景宁",
            "331127",
            "台州市",
            "331000");
    cases.forEach(
        (text, code) -> assertEquals(code, policy.findRegion(text).orElseThrow().code(), text));
    assertTrue(policy.findRegion("杭州市").isEmpty());
    assertTrue(policy.findRegion("330102").isEmpty());
    assertEquals("330399", policy.findRegion("330399").orElseThrow().code());
  }

  @Test
  void rulesWithoutFiguresAreNamed() {
    assertEquals(3, policy.listNamedRules("331002").size());
    assertTrue(policy.listNamedRules("331002").get(0).name().contains("规划配建标准"));
    assertEquals(5, policy.listNamedRules("330382").size());
    assertEquals(1, policy.listNamedRules("330102").size());
    assertEquals(0, policy.listNamedRules("310101").size());
  }

  private static List<String> ids(List<PolicyProject> projects) {
    return projects.stream().map(PolicyProject::id).toList();
  }

  private static List<String> nos(List<PolicyProject> projects) {
    return projects.stream().map(PolicyProject::no).toList();
  }
}
