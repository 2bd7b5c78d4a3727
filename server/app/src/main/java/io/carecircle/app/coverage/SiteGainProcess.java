package io.carecircle.app.coverage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.CommonInputs;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.coverage.SiteGain;
import io.carecircle.kernel.layer.PointSet;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one more facility at each of some points would add, each point on its own. The coverage
 * without it is computed once and stays in memory, so that the next click only searches around the
 * click.
 */
@Component
class SiteGainProcess implements AnalysisProcess {
  private static final int MOST_POINTS = 1000;

  /** Demand points of all bases together: a base holds some 20 bytes for each. */
  private static final long MOST_KEPT = 20_000_000;

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "site-gain",
          "Gain of one more site",
          "新增点位效益",
          "People whom a facility at each point would newly cover, each point on its own.",
          List.of(
              CommonInputs.FACILITIES,
              CommonInputs.DEMAND,
              CommonInputs.REACH,
              CommonInputs.NEIGHBOURS,
              CommonInputs.places("points", "Where one more facility would stand.")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["points", "run"], "properties": {
                "points": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final ServiceInputs services;
  private final Selections selections;
  private final Cache<String, CoverageResult> bases =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((String key, CoverageResult base) -> base.seconds().length + 1)
          .build();

  SiteGainProcess(Runs runs, ServiceInputs services, Selections selections) {
    this.runs = runs;
    this.services = services;
    this.selections = selections;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    ServiceInputs.Service service = services.read(request, run);
    if (service.ownOnly() != null) {
      throw InputReader.refused("neighbours", "must be \"allow\": everybody may use the site");
    }
    // All that the base depends on is in the run by now, and the points are not.
    String key = run.fingerprint();
    Selection points = selections.places(request.inputs().get("points"), "points", run, request);
    if (points.size() > MOST_POINTS) {
      throw new RefusedException(
          "too-many-points", points.size() + " points are more than " + MOST_POINTS);
    }
    CoverageResult base = bases.get(key, k -> base(service, request));
    ServiceInputs.checkJoined(
        service.demand().selection(), base.joined().demand(), "demand", service.reach(), run);
    SiteGain gain =
        new SiteGain(
            service.network(),
            service.facilities().points(),
            service.demand().points(),
            service.reach(),
            base);
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int i = 0; i < points.size(); i++) {
      request.cancel().check();
      request.progress().onProgress("site gain", i, points.size());
      rows.add(row(points.id(i), gain.run(site(points, i), request.cancel()), service));
    }
    return run.answer().with("points", rows);
  }

  private static CoverageResult base(ServiceInputs.Service service, ProcessRequest request) {
    CoverageSpec spec =
        new CoverageSpec(
            service.reach(), BigDecimal.ONE, new int[service.demand().size()], 1, null);
    return Coverage.run(
        spec,
        service.network(),
        service.facilities().points(),
        service.demand().points(),
        request.progress(),
        request.cancel());
  }

  /** A name that no facility has: the site takes part beside all of them. */
  private static PointSet site(Selection points, int i) {
    return new PointSet(
        List.of("\u0000" + points.id(i)),
        new double[] {points.points().lon()[i]},
        new double[] {points.points().lat()[i]});
  }

  private static ObjectNode row(String id, SiteGain.Result result, ServiceInputs.Service service) {
    Weights weights = service.demand().weights();
    ObjectNode row = Json.MAPPER.createObjectNode().put("id", id);
    if (!result.joined().joined(0)) {
      row.putNull("gainedPeople").putNull("gainedCommunities").putNull("peopleWithin");
      return row.put("reason", "not-joined");
    }
    row.put("snapMetres", BigDecimal.valueOf(result.joined().legMm()[0], 3).stripTrailingZeros());
    row.putArray("snapped").add(result.joined().lon()[0]).add(result.joined().lat()[0]);
    row.put("gainedPeople", weights.people(result.gainedPeople()));
    row.put("gainedCommunities", result.gained().length);
    row.put("peopleWithin", weights.people(result.peopleWithin()));
    row.put("communitiesWithin", result.within());
    ArrayNode ids = row.putArray("gained");
    for (int d : result.gained()) {
      ids.add(service.demand().selection().id(d));
    }
    return row;
  }
}
