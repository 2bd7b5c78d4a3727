package io.carecircle.app.timeline;

import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.standard.CountyFigures;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.territory.OpenYears;
import io.carecircle.app.territory.Ratio;
import io.carecircle.app.territory.Residents;
import io.carecircle.app.territory.Territories;
import io.carecircle.app.territory.Territory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Beds and demand of a territory by year: what time line and early warning both tell. */
final class Course {
  static final List<String> LAYERS = List.of("communities", "facilities", "projects");
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  private final Territory territory;
  private final TimelineInputs inputs;
  private final Supply supply;
  private final Forecast forecast;
  private final List<ProjectOpening> all;
  private final Map<Integer, long[]> eldersByYear = new TreeMap<>();
  private final Residents whole;
  private final Long[] counted;

  private Course(
      Territory territory, TimelineInputs inputs, List<ProjectOpening> all, Forecast forecast) {
    this.territory = territory;
    this.inputs = inputs;
    this.all = all;
    this.forecast = forecast;
    this.supply =
        new Supply(
            new OpenYears(territory.rows("facilities"), inputs.status()),
            all.stream().filter(p -> inputs.includeProposed() || !p.isOnlyProposed()).toList());
    this.whole = territory.residents(Territory.WHOLE);
    this.counted =
        IntStream.range(0, territory.parts().size())
            .mapToObj(part -> territory.residents(part))
            .map(r -> r.isResident() ? r.elders() : null)
            .toArray(Long[]::new);
  }

  static Course of(
      Region region,
      String groupBy,
      TimelineInputs inputs,
      Territories territories,
      Policy policy,
      Run run) {
    Territory territory = territories.read(region, groupBy, LAYERS, run);
    List<ProjectOpening> projects =
        delayed(new ProjectReader(policy, territory.rows("projects")).read(), inputs);
    Forecast forecast = forecast(region, territories, policy, run);
    Course course = new Course(territory, inputs, projects, forecast);
    course.warn(run);
    return course;
  }

  private static List<ProjectOpening> delayed(List<ProjectOpening> all, TimelineInputs inputs) {
    List<String> ids = all.stream().map(ProjectOpening::id).toList();
    for (String id : inputs.delays().keySet()) {
      if (!ids.contains(id)) {
        throw InputReader.refused(
            "inputs.delays", "names \"" + id + "\", which is no project of the region");
      }
    }
    List<ProjectOpening> late = new ArrayList<>();
    for (ProjectOpening project : all) {
      Integer delay = inputs.delays().get(project.id());
      late.add(
          delay == null || project.year() == null
              ? project
              : project.inYear(project.year() + delay));
    }
    return late;
  }

  /** The forecast of the city that the region is or lies in. */
  private static Forecast forecast(Region region, Territories territories, Policy policy, Run run) {
    if (region.code() == null || region.code().length() < 6) {
      return null;
    }
    String city = region.code().substring(0, 4) + "00";
    CountyFigures printed =
        policy.counties().stream()
            .filter(c -> c.code().equals(city) && c.forecast2025() != null)
            .findFirst()
            .orElse(null);
    if (printed == null) {
      run.warn(
          "规划未列本区老年人口预测：需求按现状计",
          "no forecast of elders is printed for this region: demand is that of now");
      return null;
    }
    Residents people =
        territories
            .read(new Region(city, printed.name(), "city"), null, List.of("communities"), run)
            .residents(Territory.WHOLE);
    Forecast forecast = Forecast.of(printed, people.isResident() ? people.elders() : null);
    run.warn(
        forecast == null
            ? "未采用规划所列老年人口预测（2025 年 201.60 万，此前 157.97 万）：图层中没有其对应人口"
            : "老年人口：2025 年全市为规划所列（201.60 万）；其间各年、其后各年（持平）及各区数为自行推算",
        forecast == null
            ? "the printed forecast of elders (201.60 万 in 2025 after 157.97 万) is not used: the"
                + " layers do not hold the people it was made for"
            : "elders: 2025 of the city is printed (201.60 万); the years between, the years after"
                + " (held) and every part of the city are our own reading");
    return forecast;
  }

  private void warn(Run run) {
    if (whole.caveat() != null) {
      run.warn(whole.caveat());
    }
    if (whole.unknownCommunities() > 0) {
      run.warn(
          whole.unknownCommunities() + " 个社区没有老年人口数",
          whole.unknownCommunities() + " communities do not tell their elders");
    }
    List<String> undated =
        supply.projects().stream().filter(p -> p.year() == null).map(ProjectOpening::id).toList();
    if (!undated.isEmpty()) {
      run.warn(
          "没有完工年份的项目不计开放：" + String.join(", ", undated),
          "projects without a year of completion never open: " + String.join(", ", undated));
    }
    long proposed = all.stream().filter(ProjectOpening::isOnlyProposed).count();
    if (proposed > 0 && !inputs.includeProposed()) {
      run.warn(
          proposed + " 个项目仅为谋划，未要求时不计开放",
          proposed + " projects are only planned (谋划) and open nothing unless asked for");
    }
  }

  Territory territory() {
    return territory;
  }

  Supply supply() {
    return supply;
  }

  Residents residents() {
    return whole;
  }

  /** Elders of the region at the end of a year; null when not known as residents. */
  Long elders(int part, int year) {
    if (part != Territory.WHOLE) {
      return counted[part] == null ? null : eldersOfParts(year)[part];
    }
    if (!whole.isResident()) {
      return null;
    }
    return forecast == null ? whole.elders() : Long.valueOf(forecast.elders(whole.elders(), year));
  }

  private long[] eldersOfParts(int year) {
    return eldersByYear.computeIfAbsent(
        year,
        y -> {
          long[] weight = new long[counted.length];
          for (int i = 0; i < weight.length; i++) {
            weight[i] = counted[i] == null ? 0 : counted[i];
          }
          return forecast == null ? weight : Forecast.shared(elders(Territory.WHOLE, y), weight);
        });
  }

  String eldersBasis(int year) {
    boolean city = "city".equals(territory.region().level());
    return forecast == null ? "counted" : Forecast.basis(year, city);
  }

  /** Beds wanted; null when the elders are not known. */
  BigDecimal demand(int part, int year) {
    Long elders = elders(part, year);
    return elders == null
        ? null
        : Ratio.plain(
            BigDecimal.valueOf(elders).multiply(inputs.bedsPer10000()).divide(TEN_THOUSAND));
  }
}
