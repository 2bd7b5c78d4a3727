package io.carecircle.app.selection;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.kernel.demand.StreetSpread;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.node.ObjectNode;

/**
 * Communities and their people. Each stands at one point, or is spread over the streets inside it.
 *
 * @param selection the communities
 * @param weights their people
 * @param spread where the people of areas stand along the streets, or null: each community at its
 *     own point
 */
public record Demand(Selection selection, Weights weights, StreetSpread.Result spread) {
  public Demand(Selection selection, Weights weights) {
    this(selection, weights, null);
  }

  /** What is timed: communities, or their parts along the streets. */
  public DemandPoints points() {
    return spread == null
        ? new DemandPoints(selection.points(), weights.scaled())
        : spread.points();
  }

  /** How many points there are. */
  public int size() {
    return spread == null ? selection.size() : spread.points().size();
  }

  /** Of a point the community it belongs to, an index into the selection. */
  public int community(int point) {
    return spread == null ? point : spread.feature()[point];
  }

  /** Of each point its community. */
  public int[] communities() {
    return IntStream.range(0, size()).map(this::community).toArray();
  }

  /** What is known of each community, for each point. */
  public int[] byPoint(int[] byCommunity) {
    return spread == null
        ? byCommunity
        : IntStream.range(0, size()).map(p -> byCommunity[community(p)]).toArray();
  }

  /** The same communities, their areas spread over the streets. */
  Demand onStreets(Network network, ProcessRequest request) {
    List<Geometry> areas = new ArrayList<>();
    for (int d = 0; d < selection.size(); d++) {
      areas.add(selection.features().geometry(d));
    }
    DemandPoints whole = new DemandPoints(selection.points(), weights.scaled());
    try {
      return new Demand(
          selection,
          weights,
          StreetSpread.run(network, whole, areas, request.progress(), request.cancel()));
    } catch (IllegalArgumentException e) {
      throw InputReader.refused("demand.spread", "cannot be \"streets\": " + e.getMessage());
    }
  }

  /** The same communities, counted by another property. */
  public Demand weighedBy(String property, Network network, Run run, ProcessRequest request) {
    Demand other = new Demand(selection, Weights.of(selection.features(), property, "demand", run));
    return spread == null ? other : other.onStreets(network, request);
  }

  /** How many communities stand how, so that a reader knows what was timed. */
  public ObjectNode placement() {
    int points = 0;
    int onSurface = 0;
    int streets = 0;
    for (int d = 0; d < selection.size(); d++) {
      if (spread != null && spread.spread()[d]) {
        streets++;
      } else if (selection.features().geometry(d) instanceof Point) {
        points++;
      } else {
        onSurface++;
      }
    }
    return Json.MAPPER
        .createObjectNode()
        .put("point", points)
        .put("pointOnSurface", onSurface)
        .put("streets", streets);
  }
}
