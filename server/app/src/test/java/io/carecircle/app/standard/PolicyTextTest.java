package io.carecircle.app.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every figure of the policy files stands in the text that it cites, at the cited place. */
class PolicyTextTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  private final Policy policy = PolicyReader.read(PolicyFiles.read(Path.of("no-such-folder")));
  private final Map<String, PolicySource> sources = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();

  private PolicySource source(String document) {
    return sources.computeIfAbsent(document, PolicySource::of);
  }

  private void expect(boolean holds, Object... what) {
    if (!holds) {
      wrong.add(List.of(what).toString());
    }
  }

  /** Numbers of a text, those before 万 as ten thousands too. */
  private static List<BigDecimal> numbers(String text) {
    List<BigDecimal> all = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      BigDecimal number = new BigDecimal(matcher.group());
      all.add(number);
      if (text.startsWith("万", matcher.end())) {
        all.add(number.multiply(TEN_THOUSAND));
      }
    }
    return all;
  }

  private static boolean has(String text, BigDecimal value) {
    return numbers(text).stream().anyMatch(n -> n.compareTo(value) == 0);
  }

  /** The value is the printed number; full coverage in words is 100; no number is no value. */
  private static boolean carries(String printed, BigDecimal value) {
    if (value == null) {
      return printed.matches("[/-]+") || !printed.matches(".*\\d.*") || printed.equals("提高5");
    }
    return printed.contains("全覆盖")
        ? value.compareTo(BigDecimal.valueOf(100)) == 0
        : has(printed, value);
  }

  @Test
  void everyTargetInProseStandsInItsSection() {
    int checked = 0;
    for (Indicator indicator : policy.indicators()) {
      if (indicator.no() != null) {
        continue;
      }
      for (IndicatorFigure figure : indicator.figures()) {
        String citation = figure.citation() == null ? indicator.citation() : figure.citation();
        String section = source(indicator.document()).section(citation);
        String printed = PolicySource.squeezed(figure.printed());
        boolean undated = indicator.footnote() != null && indicator.footnote().contains("No year");
        expect(stands(section, printed, figure.year(), undated), indicator.id(), printed);
        expect(carries(printed, figure.value()), indicator.id(), printed, figure.value() + "");
        checked++;
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(checked > 180, "checked " + checked);
  }

  private static final Pattern YEARS =
      Pattern.compile("(20[12]\\d)(?:[-—](20[12]\\d))?(?=年|分别)(年起)?");

  /** The figure is found whole (20 not in 200), and the last year before it is its own. */
  private static boolean stands(String section, String printed, int year, boolean undated) {
    Matcher at = Pattern.compile("(?<![\\d.])" + Pattern.quote(printed)).matcher(section);
    while (at.find()) {
      Matcher years = YEARS.matcher(section.substring(0, at.start()));
      boolean own = undated;
      while (years.find()) {
        int from = Integer.parseInt(years.group(1));
        int to = years.group(2) == null ? from : Integer.parseInt(years.group(2));
        to = years.group(3) == null ? to : Integer.MAX_VALUE;
        own = undated || from <= year && year <= to;
      }
      if (own) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theWenzhouTableIsAsPrinted() {
    List<List<String>> rows = source("wenzhou-2021").rows();
    for (Indicator indicator : policy.listIndicators("wenzhou-plan")) {
      String baseline = indicator.baseline().orElseThrow().printed();
      String target = indicator.nextTarget(2025).orElseThrow().printed();
      List<String> row = rowOf(rows, String.valueOf(indicator.no()), indicator.name(), 5);
      expect(row.get(2).equals(indicator.unit()), indicator.id(), row);
      expect(row.get(3).equals(baseline) && row.get(4).equals(target), indicator.id(), row);
      indicator.figures().forEach(f -> expect(carries(f.printed(), f.value()), f));
    }
    assertEquals(List.of(), wrong);
  }

  private static List<String> rowOf(List<List<String>> rows, String no, String name, int cells) {
    String wanted = PolicySource.squeezed(name);
    return rows.stream()
        .filter(r -> r.size() >= cells && r.get(0).equals(no) && !r.get(1).isEmpty())
        .filter(r -> wanted.startsWith(r.get(1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + no + " " + name));
  }

  @Test
  void theLishuiTablesAreAsPrinted() {
    PolicySource text = source("lishui-2021");
    List<String> old = text.tokens("丽水市“十三五”老龄事业发展主要指标达标和实现率", "（2）面临形势");
    for (Indicator indicator : policy.listIndicators("lishui-13th")) {
      int at = tokenOf(old, indicator, indicator.name());
      for (int i = 0; i < 3; i++) {
        String printed = indicator.figures().get(i).printed();
        expect(old.get(at + 2 + i).equals(printed), indicator.id(), old.get(at + 2 + i), printed);
      }
      expect(old.get(at + 1).equals(indicator.unit()), indicator.id(), old.get(at + 1));
    }
    List<String> now = text.tokens("丽水市“十四五”老龄事业发展主要指标", "3、“十四五”期间主要任务");
    for (Indicator indicator : policy.listIndicators("lishui-14th")) {
      String unit = indicator.unit() == null ? "" : "（" + indicator.unit() + "）";
      boolean unitInName = now.contains(PolicySource.squeezed(indicator.name()) + unit);
      int at = tokenOf(now, indicator, indicator.name() + (unitInName ? unit : ""));
      expect(now.get(at + 1).equals(indicator.figures().get(0).printed()), indicator.id());
      expect(now.get(at + 2).equals(indicator.figures().get(1).printed()), indicator.id());
      String unitOf = indicator.responsibleUnit().split(" ")[0];
      expect(now.get(at + 3).startsWith(unitOf), indicator.id(), now.get(at + 3));
      boolean first = now.get(at - 2).equals(indicator.category());
      expect(first == (indicator.category() != null), indicator.id(), now.get(at - 2));
      expect(first != (indicator.categoryReadAs() != null), indicator.id());
    }
    policy.indicators().stream()
        .filter(i -> i.board().startsWith("lishui-1"))
        .flatMap(i -> i.figures().stream())
        .forEach(f -> expect(carries(f.printed(), f.value()), f));
    assertEquals(List.of(), wrong);
  }

  /** Where a numbered name stands. */
  private static int tokenOf(List<String> tokens, Indicator indicator, String name) {
    String wanted = PolicySource.squeezed(name);
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).equals(wanted)
          && tokens.get(i - 1).equals(String.valueOf(indicator.no()))) {
        return i;
      }
    }
    throw new AssertionError("no token " + indicator.no() + " " + wanted);
  }

  @Test
  void theTwoTablesOfCensusAndBedsAreAsPrinted() {
    List<List<String>> rows = source("wenzhou-2021").rows();
    for (CountyFigures county : policy.counties()) {
      List<String> row =
          rows.stream().filter(r -> r.get(0).equals(county.name())).findFirst().orElseThrow();
      List<BigDecimal> stored =
          new ArrayList<>(List.of(county.population(), county.elders60(), county.elders60Share()));
      if (county.forecast2025() != null) {
        stored.addAll(List.of(county.forecast2025(), county.forecastShare2025()));
      }
      List<BigDecimal> printed =
          row.subList(1, row.size()).stream().flatMap(c -> numbers(c).stream()).toList();
      expect(stored.equals(printed), county.name(), row);
      expect(Objects.equals(county.forecastPrinted(), row.get(4).equals("—") ? "—" : null), row);
    }
    for (ProvincialBeds city : policy.provincialBeds()) {
      List<String> row = rowOf(rows, String.valueOf(city.no()), city.city(), 7);
      List<String> stored =
          List.of(
              String.valueOf(city.no()),
              city.city(),
              city.elders60().toPlainString(),
              String.valueOf(city.institutions()),
              city.beds().toPlainString(),
              city.bedsPer100Elders().toPlainString(),
              city.bedsPerInstitution().toPlainString());
      expect(stored.equals(row), city, row);
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theWenzhouProjectsAreAsPrinted() {
    List<List<String>> rows = source("wenzhou-2021").rows();
    for (PolicyProject project : policy.listProjects("wenzhou-2021")) {
      List<String> row = rowOf(rows, project.no(), project.name(), 9);
      expect(row.get(1).equals(PolicySource.squeezed(project.name())), row.get(1));
      expect(row.get(2).equals(project.nature()), project.id());
      expect(row.get(3).equals(project.startYear() + "-" + project.endYear()), project.id());
      expect(row.get(4).equals(project.place()), project.id(), row.get(4));
      String plan =
          project.planInvestment() == null
              ? project.planInvestmentPrinted()
              : project.planInvestment().toPlainString();
      expect(
          row.get(6).equals(project.totalInvestment().toPlainString()), project.id(), row.get(6));
      expect(row.get(7).equals(plan), project.id(), row.get(7));
      expect(row.get(8).equals(project.responsibleUnit()), project.id(), row.get(8));
      checkContent(project, row.get(5));
    }
    assertEquals(List.of(), wrong);
  }

  /** Beds, areas, plots and every number of our own words stand in the row's content. */
  private void checkContent(PolicyProject project, String content) {
    for (BigDecimal number : numbers(project.content())) {
      expect(has(content, number), project.id(), project.content());
    }
    checkSum(project, project.beds(), project.bedsPrinted(), content);
    checkSum(project, project.floorArea(), project.floorAreaPrinted(), content);
    for (BigDecimal value : nonNull(project.undergroundFloorArea(), project.landArea())) {
      expect(has(content, value), project.id(), value);
    }
    for (BigDecimal mu : numbers(Objects.toString(project.landMu(), ""))) {
      expect(has(content, mu) && content.contains("亩"), project.id(), mu);
    }
    if (project.parcel() != null) {
      for (String parcel : project.parcel().split("[; ]+")) {
        expect(content.contains(parcel), project.id(), parcel);
      }
    }
  }

  private static List<BigDecimal> nonNull(BigDecimal... values) {
    return java.util.Arrays.stream(values).filter(Objects::nonNull).toList();
  }

  private void checkSum(PolicyProject project, Number value, String printed, String content) {
    expect((value == null) == (printed == null), project.id(), value + "", printed + "");
    if (value == null || printed == null) {
      return;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (String part : PolicySource.squeezed(printed).split("\\+")) {
      expect(content.contains(part), project.id(), part);
      List<BigDecimal> numbers = numbers(part);
      sum = sum.add(numbers.get(numbers.size() - 1));
    }
    expect(sum.compareTo(new BigDecimal(value.toString())) == 0, project.id(), sum, value);
  }

  @Test
  void theLishuiProjectsAreAsPrinted() {
    List<String> tokens = source("lishui-2021").tokens("“十四五”丽水市老龄事业发展重点项目清单", null);
    int at = 0;
    List<PolicyProject> projects = policy.listProjects("lishui-2021");
    for (int i = 0; i < projects.size(); i++) {
      PolicyProject project = projects.get(i);
      String name = PolicySource.squeezed(project.name());
      int found = at + tokens.subList(at, tokens.size()).indexOf(name);
      expect(tokens.get(found - 1).equals(project.no()), project.id());
      expect(tokens.get(found + 1).equals(project.nature()), project.id());
      expect(tokens.get(found + 2).equals(project.totalInvestment().toPlainString()), project.id());
      expect(tokens.get(found + 3).equals(project.endYear() + "年"), project.id());
      boolean last = found + 4 >= tokens.size();
      String next = last ? null : tokens.get(found + 4);
      String unit = next == null || next.matches("\\d+") ? null : next;
      expect(Objects.equals(unit, project.responsibleUnit()), project.id(), unit + "");
      at = found + 1;
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theListOfServicesIsAsPrinted() {
    List<List<String>> rows = source("wenzhou-2023").rows();
    for (BasicService service : policy.services()) {
      String no = (service.starred() ? "*" : "") + service.no();
      List<String> row =
          rows.stream()
              .filter(r -> r.size() >= 4 && r.contains(no))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no row " + no));
      String text = String.join("", row);
      String item = PolicySource.squeezed(service.item());
      expect(text.contains(item), no, item);
      for (BigDecimal number : numbers(service.content())) {
        expect(has(text, number), no, number);
      }
      expect(text.contains(PolicySource.squeezed(service.types())), no, service.types());
      expect(text.endsWith(PolicySource.squeezed(service.responsibleUnit())), no, text);
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theTaskListsAreAsPrinted() {
    List<String> tokens = source("lishui-2021").tokens("“十四五”丽水市老龄事业发展重大任务清单", "附件2");
    String lishui = String.join("|", tokens);
    List<List<String>> rows = source("yueqing-2020").rows();
    for (PolicyTask task : policy.tasks()) {
      if (task.document().startsWith("lishui")) {
        String unit = task.responsibleUnit() == null ? "(?:\\d|重|$)" : task.responsibleUnit();
        String pattern =
            "(?:^|\\|)" + task.no() + "\\|[^|]+\\|" + task.completion() + "(?:\\|" + unit + "|$)";
        expect(Pattern.compile(pattern).matcher(lishui).find(), task);
      } else {
        List<String> row =
            rows.stream()
                .filter(r -> r.get(0).equals(String.valueOf(task.no())))
                .findFirst()
                .orElseThrow();
        String text = String.join("", row);
        numbers(task.task()).forEach(n -> expect(has(text, n), task, n));
        expect(text.endsWith(PolicySource.squeezed(task.responsibleUnit())), task, text);
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** Numbers written in words in the texts, which the parameters give as digits. */
  private static final Map<String, List<String>> IN_WORDS =
      Map.of(
          "2", List.of("千分之二", "2‰"),
          "30", List.of("三十平方米"),
          "100", List.of("百户", "每百", "全覆盖", "全部", "100%"),
          "300", List.of("三百平方米"),
          "200", List.of("二百平方米", "两百平方米"),
          "3000", List.of("三千平方米"),
          "10000", List.of("1万名"));

  @Test
  void theParametersOfClausesStandInTheirSections() {
    for (PolicyClause clause : policy.clauses()) {
      String section = source(clause.document()).section(clause.citation());
      expect(!section.isEmpty(), clause.id(), clause.citation());
      for (BigDecimal number : numbers(Objects.toString(clause.parameters(), ""))) {
        boolean words =
            IN_WORDS.getOrDefault(number.toPlainString(), List.of()).stream()
                .anyMatch(section::contains);
        expect(words || has(section, number), clause.id(), clause.citation(), number);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theFiguresOfTheStandardsStandInTheirClauses() {
    String wenzhou = source("wenzhou-2023").section("三(二)5");
    for (String words : List.of("总建筑面积的千分之二", "每百户不少于三十平方米", "每处套内建筑面积不少于三百平方米", "同步交付")) {
      assertTrue(wenzhou.contains(words), words);
    }
    String yueqing = source("yueqing-2020").section("5");
    for (String words :
        List.of("住宅总建筑面积的2‰", "每百户应达到30平方米", "每处不低于300平方米", "不低于800平方米", "不低于3000平方米", "相邻新建地块")) {
      assertTrue(yueqing.contains(words), words);
    }
    assertTrue(source("wenzhou-2021").section("三(五)2").contains("不少于三千平方米"));
    assertTrue(source("wenzhou-2023").whole().contains("自2023年10月1日起施行，有效期至2027年9月30日"));
    assertTrue(source("yueqing-2020").whole().contains("2020年11月29日"));
    assertTrue(source("wenzhou-2021").section("三(五)2").contains("浙江省城镇居家养老服务设施规划配建标准"));
    for (NamedRule rule : policy.namedRules()) {
      Matcher name = Pattern.compile("《.*》").matcher(rule.name());
      if (name.find()) {
        String cited = PolicySource.squeezed(name.group());
        expect(textOf(rule).contains(cited), rule);
      }
    }
    assertEquals(List.of(), wrong);
  }

  private String textOf(NamedRule rule) {
    return source(rule.document()).whole();
  }

  @Test
  void theDocumentsAreNumberedAndDatedAsPrinted() {
    for (PolicyDocument document : policy.documents()) {
      String text = source(document.id()).whole();
      if (document.number() != null) {
        expect(text.contains(document.number()), document.number());
      }
      if (document.issued() != null) {
        String day =
            document.issued().getYear()
                + "年"
                + document.issued().getMonthValue()
                + "月"
                + document.issued().getDayOfMonth()
                + "日";
        expect(text.contains(day), day);
      }
    }
    assertEquals(List.of(), wrong);
  }
}
