package io.carecircle.app.timeline;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.territory.OpenYears;
import io.carecircle.app.territory.Ratio;
import io.carecircle.app.territory.Territory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A time line as it is answered. */
final class TimelineAnswer {
  static final String SHORTAGE = "shortage";

  private final Course course;
  private final CoverageSeries coverage;
  private final TimelineInputs inputs;
  private final ProcessRequest request;

  /**
   * @param coverage null when it cannot be counted
   */
  TimelineAnswer(
      Course course, CoverageSeries coverage, TimelineInputs inputs, ProcessRequest request) {
    this.course = course;
    this.coverage = coverage;
    this.inputs = inputs;
    this.request = request;
  }

  static ObjectNode region(Region region) {
    return Json.MAPPER
        .createObjectNode()
        .put("code", region.code())
        .put("name", region.name())
        .put("level", region.level());
  }

  ArrayNode years() {
    ArrayNode years = Json.MAPPER.createArrayNode();
    Long bedsBefore = null;
    Long coveredBefore = null;
    for (int year = inputs.from(); year <= inputs.to(); year++) {
      request
          .progress()
          .onProgress("years", year - inputs.from(), inputs.to() - inputs.from() + 1L);
      ObjectNode row = years.addObject().put("year", year);
      Supply.Beds beds = course.supply().beds(Territory.WHOLE, year);
      putBeds(row, course, Territory.WHOLE, year);
      Long covered =
          coverage == null
              ? null
              : Long.valueOf(coverage.covered(year, course.supply().projects()));
      Long population = course.residents().elders();
      row.put("population", population);
      row.put("covered", covered);
      if (covered == null || population == null || population == 0) {
        row.putNull("coverageRatio");
      } else {
        row.put("coverageRatio", (double) covered / population);
      }
      addOpened(row, year);
      row.put(
          "bedsAdded",
          bedsBefore == null || beds.known() == null ? null : beds.known() - bedsBefore);
      row.put(
          "coveredAdded",
          coveredBefore == null || covered == null ? null : covered - coveredBefore);
      row.put("warning", isShort(course, Territory.WHOLE, year) ? SHORTAGE : null);
      bedsBefore = beds.known();
      coveredBefore = covered;
    }
    return years;
  }

  /** Beds, demand and what lies between them. */
  static void putBeds(ObjectNode row, Course course, int part, int year) {
    Supply.Beds beds = course.supply().beds(part, year);
    BigDecimal demand = course.demand(part, year);
    Long elders = course.elders(part, year);
    row.put("beds", beds.known());
    row.put("bedsUnknown", beds.unknown());
    row.put("demand", demand);
    row.put("elders", elders);
    row.put("eldersBasis", elders == null ? null : course.eldersBasis(year));
    row.put("bedsPer10000", beds.known() == null ? null : Ratio.of(beds.known(), 10_000, elders));
    row.put(
        "shortfall",
        demand == null || beds.known() == null
            ? null
            : Ratio.plain(demand.subtract(BigDecimal.valueOf(beds.known())).max(BigDecimal.ZERO)));
  }

  /** Whether the beds that are known are fewer than those wanted; not where none are known. */
  static boolean isShort(Course course, int part, int year) {
    BigDecimal demand = course.demand(part, year);
    Long known = course.supply().beds(part, year).known();
    return demand != null && known != null && demand.compareTo(BigDecimal.valueOf(known)) > 0;
  }

  /** What opens in a year in the region: projects, and facilities that count on one side. */
  private void addOpened(ObjectNode row, int year) {
    ArrayNode opened = row.putArray("opened");
    ArrayNode openings = Json.MAPPER.createArrayNode();
    for (ProjectOpening project : course.supply().projects()) {
      if (project.year() != null && project.year() == year) {
        opened.add(project.id());
        openings
            .addObject()
            .put("id", project.id())
            .put("name", project.name())
            .put("layer", "projects")
            .put("kind", project.kind())
            .put("beds", project.beds())
            .put("note", project.note());
      }
    }
    OpenYears facilities = course.supply().homes();
    for (int f : facilities.facilities().in(Territory.WHOLE).toArray()) {
      Integer opens = facilities.openYear(f);
      boolean counts =
          facilities.isOfKind(f, "nursing_home") || facilities.isOfKinds(f, inputs.kinds());
      if (counts && opens != null && opens == year && facilities.isOpen(f, Supply.endOf(year))) {
        opened.add(facilities.facilities().table().id(f));
        openings
            .addObject()
            .put("id", facilities.facilities().table().id(f))
            .put("name", facilities.facilities().text(f, "name"))
            .put("layer", "facilities")
            .put("kind", facilities.facilities().text(f, "kind"))
            .put("beds", facilities.facilities().count(f, "beds"))
            .putNull("note");
      }
    }
    row.set("openings", openings);
  }

  /** Every project that counts, with what of its beds does not and why. */
  ArrayNode projects() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (ProjectOpening project : course.supply().projects()) {
      rows.addObject()
          .put("id", project.id())
          .put("name", project.name())
          .put("nature", project.nature())
          .put("year", project.year())
          .put("delay", inputs.delays().getOrDefault(project.id(), 0))
          .put("beds", project.beds())
          .put("note", project.note())
          .put("inCoverage", coverage != null && coverage.counts(project));
    }
    return rows;
  }

  /** One more year of delay changes the one year in which the project would have opened. */
  ArrayNode delayCosts() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    List<ProjectOpening> projects = course.supply().projects();
    for (int i = 0; i < projects.size(); i++) {
      ProjectOpening project = projects.get(i);
      request.progress().onProgress("delays", i, projects.size());
      boolean shown =
          project.year() != null
              && project.year() >= inputs.from()
              && project.year() <= inputs.to();
      if (!shown) {
        continue;
      }
      ObjectNode row = rows.addObject().put("projectId", project.id()).put("year", project.year());
      row.put("bedYears", project.beds());
      if (coverage == null) {
        row.putNull("elderYears");
      } else {
        List<ProjectOpening> late = new ArrayList<>(projects);
        late.set(i, project.inYear(project.year() + 1));
        row.put(
            "elderYears",
            coverage.covered(project.year(), projects) - coverage.covered(project.year(), late));
      }
    }
    return rows;
  }
}
