package io.carecircle.app.selection;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.kernel.demand.StreetSpread;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.node.ObjectNode;

/**
 * Communities and their people. Each stands at one point, or is spread over the streets inside it,
 * or leaves by one of its gates.
 *
 * @param selection the communities
 * @param weights their people
 * @param places where their people are, or null: each community at its own point
 */
public record Demand(Selection selection, Weights weights, Places places) {

  /**
   * Several points of one community.
   *
   * @param points with the people of each
   * @param community of each point an index into the selection
   * @param own of each community whether it stands otherwise than at its one point
   * @param entrances whether the points of a community are gates to choose from, rather than places
   *     where some of its people live
   * @param kept whether every request that asks for the same gets this very object
   */
  record Places(
      DemandPoints points, int[] community, boolean[] own, boolean entrances, boolean kept) {}

  /**
   * What its places depend on, when every request that asks for the same gets this very object
   * ({@link Selection#kept}).
   */
  Optional<Object> keptPlaces() {
    boolean kept = places == null ? selection.kept() : places.kept;
    return kept ? Optional.of(places == null ? selection : places) : Optional.empty();
  }

  public Demand(Selection selection, Weights weights) {
    this(selection, weights, null);
  }

  /** What is timed: communities, their parts along the streets, or their gates. */
  public DemandPoints points() {
    return places == null ? new DemandPoints(selection.points(), weights.scaled()) : places.points;
  }

  /** How many points there are. */
  public int size() {
    return places == null ? selection.size() : places.points.size();
  }

  /** Of a point the community it belongs to, an index into the selection. */
  public int community(int point) {
    return places == null ? point : places.community[point];
  }

  /** Of each point its community. */
  public int[] communities() {
    return IntStream.range(0, size()).map(this::community).toArray();
  }

  /** Whether points of one community are gates that its people choose from. */
  public boolean entrances() {
    return places != null && places.entrances;
  }

  /** What is known of each community, for each point. */
  public int[] byPoint(int[] byCommunity) {
    return places == null
        ? byCommunity
        : IntStream.range(0, size()).map(p -> byCommunity[community(p)]).toArray();
  }

  /**
   * The same communities, their areas spread over the streets.
   *
   * @param kept see {@link Places}
   */
  Demand onStreets(Network network, ProcessRequest request, boolean kept) {
    List<Geometry> areas = new ArrayList<>();
    for (int d = 0; d < selection.size(); d++) {
      areas.add(selection.features().geometry(d));
    }
    DemandPoints whole = new DemandPoints(selection.points(), weights.scaled());
    try {
      StreetSpread.Result spread =
          StreetSpread.run(network, whole, areas, request.progress(), request.cancel());
      return new Demand(
          selection,
          weights,
          new Places(spread.points(), spread.feature(), spread.spread(), false, kept));
    } catch (IllegalArgumentException e) {
      throw InputReader.refused("demand.spread", "cannot be \"streets\": " + e.getMessage());
    }
  }

  /** The same communities, those with gates at their gates. */
  Demand atGates(String input, boolean kept) {
    List<String> ids = new ArrayList<>();
    List<Coordinate> at = new ArrayList<>();
    List<Integer> community = new ArrayList<>();
    List<Long> people = new ArrayList<>();
    boolean[] own = new boolean[selection.size()];
    for (int d = 0; d < selection.size(); d++) {
      List<Coordinate> gates = Gates.of(selection.features(), d, input);
      own[d] = !gates.isEmpty();
      PointSet points = selection.points();
      Coordinate only = new Coordinate(points.lon()[d], points.lat()[d]);
      for (Coordinate gate : own[d] ? gates : List.of(only)) {
        // All people at the first: the analysis moves them to the gate that is nearest.
        people.add(!community.isEmpty() && last(community) == d ? 0L : weights.scaled()[d]);
        // Of one length, so that the order of the ids is that of the numbers.
        ids.add(Integer.toString(1_000_000_000 + ids.size()));
        at.add(gate);
        community.add(d);
      }
    }
    PointSet points =
        new PointSet(
            ids,
            at.stream().mapToDouble(c -> c.x).toArray(),
            at.stream().mapToDouble(c -> c.y).toArray());
    return new Demand(
        selection,
        weights,
        new Places(
            new DemandPoints(points, people.stream().mapToLong(Long::longValue).toArray()),
            community.stream().mapToInt(Integer::intValue).toArray(),
            own,
            true,
            kept));
  }

  private static int last(List<Integer> list) {
    return list.get(list.size() - 1);
  }

  /** The same communities, counted by another property. */
  public Demand weighedBy(String property, Network network, Run run, ProcessRequest request) {
    Demand other = new Demand(selection, Weights.of(selection.features(), property, "demand", run));
    if (places == null) {
      return other;
    }
    return places.entrances
        ? other.atGates("demand", false)
        : other.onStreets(network, request, false);
  }

  /** How many communities stand how, so that a reader knows what was timed. */
  public ObjectNode placement() {
    int points = 0;
    int onSurface = 0;
    int otherwise = 0;
    for (int d = 0; d < selection.size(); d++) {
      if (places != null && places.own[d]) {
        otherwise++;
      } else if (selection.features().geometry(d) instanceof Point) {
        points++;
      } else {
        onSurface++;
      }
    }
    return Json.MAPPER
        .createObjectNode()
        .put("gates", entrances() ? otherwise : 0)
        .put("point", points)
        .put("pointOnSurface", onSurface)
        .put("streets", entrances() ? 0 : otherwise);
  }
}
