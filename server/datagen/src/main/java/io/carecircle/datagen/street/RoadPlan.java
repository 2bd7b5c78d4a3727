package io.carecircle.datagen.street;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.land.Land;
import io.carecircle.datagen.land.LandPart;
import io.carecircle.datagen.land.TownshipKind;
import io.carecircle.datagen.settle.Settlement;
import io.carecircle.datagen.settle.Settlement.Quarter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.triangulate.DelaunayTriangulationBuilder;
import org.locationtech.jts.triangulate.quadedge.QuadEdge;

/**
 * Which settlements of one part of the land get a road between them: the cheapest tree that joins
 * all of them (Kruskal, "On the shortest spanning subtree of a graph", 1956), chosen among the
 * edges of their Delaunay triangulation, and some more where people are many. Neighbouring quarters
 * share a street and need none.
 */
final class RoadPlan {
  /** A road through water costs so many times its length: the last resort. */
  private static final double WET_COST = 20;

  private static final double SHORT_METRES = 1300;
  private static final double LOOP_CHANCE = 0.3;
  private static final double HILL_LOOP_CHANCE = 0.04;

  private final Land land;
  private final LandPart part;
  private final List<Settlement> settlements;
  private final Dice dice;
  private final int[] group;
  private final List<List<Integer>> tree = new ArrayList<>();

  /**
   * A road to be drawn.
   *
   * @param from index of a settlement
   * @param to the same, larger
   * @param carries settlements on the smaller side of it: how important it is
   */
  record Road(int from, int to, int carries) {}

  private record Way(int from, int to, double metres, boolean dry) {
    double cost() {
      return dry ? metres : metres * WET_COST;
    }
  }

  RoadPlan(Land land, LandPart part, List<Settlement> settlements, Dice dice) {
    this.land = land;
    this.part = part;
    this.settlements = settlements;
    this.dice = dice.of("roads");
    this.group = new int[settlements.size()];
    for (int s = 0; s < group.length; s++) {
      group[s] = s;
      tree.add(new ArrayList<>());
    }
  }

  List<Road> plan() {
    joinQuarters();
    List<Way> built = new ArrayList<>();
    List<Way> loops = new ArrayList<>();
    for (Way way : ways()) {
      if (join(way.from(), way.to())) {
        built.add(way);
      } else if (isLoop(way)) {
        loops.add(way);
      }
    }
    int[] carries = carries(built);
    List<Road> roads = new ArrayList<>();
    for (int w = 0; w < built.size(); w++) {
      roads.add(new Road(built.get(w).from(), built.get(w).to(), carries[w]));
    }
    loops.forEach(way -> roads.add(new Road(way.from(), way.to(), 1)));
    roads.sort(Comparator.comparingInt(Road::from).thenComparingInt(Road::to));
    return roads;
  }

  private void joinQuarters() {
    Map<String, Integer> byKey = new HashMap<>();
    for (int s = 0; s < settlements.size(); s++) {
      if (settlements.get(s).town()) {
        byKey.put(settlements.get(s).quarter().key(), s);
      }
    }
    for (int s = 0; s < settlements.size(); s++) {
      Quarter quarter = settlements.get(s).quarter();
      if (quarter != null) {
        for (int step = 0; step < 2; step++) {
          String key = Quarter.key(quarter.grid(), quarter.i() + step, quarter.j() + 1 - step);
          if (byKey.containsKey(key)) {
            join(s, byKey.get(key));
          }
        }
      }
    }
  }

  /** The edges of the triangulation, cheapest first. */
  private List<Way> ways() {
    Map<Coordinate, Integer> index = new HashMap<>();
    for (int s = 0; s < settlements.size(); s++) {
      Spot at = settlements.get(s).centre();
      index.put(new CoordinateXY(at.x(), at.y()), s);
    }
    List<Way> ways = new ArrayList<>();
    if (index.size() == 2) {
      ways.add(way(0, 1));
    } else if (index.size() > 2) {
      DelaunayTriangulationBuilder builder = new DelaunayTriangulationBuilder();
      builder.setSites(index.keySet().stream().sorted().toList());
      for (Object edge : builder.getSubdivision().getPrimaryEdges(false)) {
        Coordinate a = ((QuadEdge) edge).orig().getCoordinate();
        Coordinate b = ((QuadEdge) edge).dest().getCoordinate();
        int from = index.get(new CoordinateXY(a.x, a.y));
        int to = index.get(new CoordinateXY(b.x, b.y));
        ways.add(way(Math.min(from, to), Math.max(from, to)));
      }
    }
    ways.sort(
        Comparator.comparingDouble(Way::cost)
            .thenComparingInt(Way::from)
            .thenComparingInt(Way::to));
    return ways;
  }

  private Way way(int from, int to) {
    Spot a = settlements.get(from).centre();
    Spot b = settlements.get(to).centre();
    return new Way(from, to, a.metresTo(b), land.isDryWay(a, b, part));
  }

  private boolean isLoop(Way way) {
    Settlement from = settlements.get(way.from());
    Settlement to = settlements.get(way.to());
    if (!way.dry() || from.town() && to.town() && way.metres() < SHORT_METRES) {
      return false;
    }
    boolean hill =
        from.township().kind() == TownshipKind.MOUNTAIN
            || to.township().kind() == TownshipKind.MOUNTAIN;
    double chance = hill ? HILL_LOOP_CHANCE : LOOP_CHANCE;
    double reach = hill ? 2 * SHORT_METRES : SHORT_METRES;
    return way.metres() < reach && dice.of(from.code()).of(to.code()).chance(chance);
  }

  /** Joins two groups; false when they are one already. */
  private boolean join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA == rootB) {
      return false;
    }
    group[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    tree.get(a).add(b);
    tree.get(b).add(a);
    return true;
  }

  private int root(int settlement) {
    int s = settlement;
    while (group[s] != s) {
      group[s] = group[group[s]];
      s = group[s];
    }
    return s;
  }

  /** Of each road of the tree the settlements on its smaller side. */
  private int[] carries(List<Way> built) {
    int n = settlements.size();
    int[] parent = new int[n];
    int[] order = new int[n];
    int[] below = new int[n];
    int size = 0;
    if (n > 0) {
      parent[0] = -1;
      order[size++] = 0;
    }
    for (int at = 0; at < size; at++) {
      for (int next : tree.get(order[at])) {
        if (next != parent[order[at]]) {
          parent[next] = order[at];
          order[size++] = next;
        }
      }
    }
    for (int at = size - 1; at >= 0; at--) {
      int s = order[at];
      below[s]++;
      if (parent[s] >= 0) {
        below[parent[s]] += below[s];
      }
    }
    int[] carries = new int[built.size()];
    for (int w = 0; w < carries.length; w++) {
      Way way = built.get(w);
      int child = parent[way.to()] == way.from() ? way.to() : way.from();
      carries[w] = Math.min(below[child], n - below[child]);
    }
    return carries;
  }
}
