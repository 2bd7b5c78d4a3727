package io.carecircle.kernel.coverage;

import io.carecircle.kernel.coverage.OpenFacilities.Facility;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.search.EdgePositions;
import io.carecircle.kernel.unit.Lengths;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Walks between homes and facilities on streets that change: the ends of them, and their sum. */
final class EditedWalks {
  private static final long NONE = NearestLabels.NONE;

  private final EditedStreets streets;
  private final Snapped homes;

  /** Homes on an edge that ends in node n: entries {@code firstAt[n]} to below the next. */
  private final int[] firstAt;

  private final int[] homeAt;
  private final EdgePositions onEdge;

  /** Facilities that stand on an edge. */
  @FunctionalInterface
  interface OnEdge {
    Iterable<Facility> on(int edge);
  }

  EditedWalks(Network network, EditedStreets streets, Snapped homes) {
    this.streets = streets;
    this.homes = homes;
    this.onEdge = new EdgePositions(homes);
    int[] from = network.streets().from();
    int[] to = network.streets().to();
    this.firstAt = new int[network.nodeCount() + 1];
    int[] joined = IntStream.range(0, homes.size()).filter(homes::joined).toArray();
    for (int d : joined) {
      firstAt[from[homes.edge()[d]] + 1]++;
      firstAt[to[homes.edge()[d]] + 1]++;
    }
    for (int n = 0; n < network.nodeCount(); n++) {
      firstAt[n + 1] += firstAt[n];
    }
    int[] next = firstAt.clone();
    this.homeAt = new int[2 * joined.length];
    for (int d : joined) {
      homeAt[next[from[homes.edge()[d]]]++] = d;
      homeAt[next[to[homes.edge()[d]]]++] = d;
    }
  }

  private EditedWalks(EditedWalks other, EditedStreets streets) {
    this.streets = streets;
    this.homes = other.homes;
    this.firstAt = other.firstAt;
    this.homeAt = other.homeAt;
    this.onEdge = other.onEdge;
  }

  /** The same homes on streets that change on their own. */
  EditedWalks on(EditedStreets copy) {
    return new EditedWalks(this, copy);
  }

  Snapped homes() {
    return homes;
  }

  /** Where a facility enters the streets, at what cost. */
  void roots(Facility f, boolean toFacility, NearestLabels.RootVisitor visitor) {
    int edge = f.edge();
    if (edge < 0) {
      return;
    }
    root(f, streets.from(edge), 0, toFacility, visitor);
    root(f, streets.to(edge), streets.lengthMm(edge), toFacility, visitor);
    for (EditedStreets.Exit exit : streets.exits(edge)) {
      root(f, exit.node(), exit.offsetMm(), toFacility, visitor);
    }
  }

  private void root(
      Facility f, int node, int atMm, boolean toFacility, NearestLabels.RootVisitor visitor) {
    long costMm = (long) f.legMm() + walkMm(f.edge(), atMm, f.offsetMm(), toFacility);
    if (costMm < Lengths.NO_WAY_MM) {
      visitor.at(node, costMm << 32 | f.number());
    }
  }

  /** Along an edge between a home's side and a facility's side, in the direction of the walk. */
  private int walkMm(int edge, int homeMm, int facilityMm, boolean toFacility) {
    return toFacility
        ? streets.alongMm(edge, homeMm, facilityMm)
        : streets.alongMm(edge, facilityMm, homeMm);
  }

  /**
   * The nearest facility of a home: over the labels of the places where its edge can be left, or
   * along the edge.
   */
  long best(int d, NearestLabels labels, boolean toFacility, OnEdge near) {
    if (!homes.joined(d)) {
      return NONE;
    }
    int edge = homes.edge()[d];
    int offset = homes.offsetMm()[d];
    long leg = homes.legMm()[d];
    int length = streets.lengthMm(edge);
    long found = via(labels, streets.from(edge), leg + walkMm(edge, offset, 0, toFacility));
    found =
        Math.min(
            found, via(labels, streets.to(edge), leg + walkMm(edge, offset, length, toFacility)));
    for (EditedStreets.Exit exit : streets.exits(edge)) {
      long toExit = leg + walkMm(edge, offset, exit.offsetMm(), toFacility);
      found = Math.min(found, via(labels, exit.node(), toExit));
    }
    for (Facility f : near.on(edge)) {
      long costMm = leg + f.legMm() + walkMm(edge, offset, f.offsetMm(), toFacility);
      boolean across = homes.side()[d] * f.side() < 0;
      if (costMm < Lengths.NO_WAY_MM && !across) {
        found = Math.min(found, costMm << 32 | f.number());
      }
    }
    return found;
  }

  private static long via(NearestLabels labels, int node, long costMm) {
    if (costMm >= Lengths.NO_WAY_MM || labels.label(node) >= NONE) {
      return NONE;
    }
    return Math.min(NONE, labels.label(node) + (costMm << 32));
  }

  void eachHomeOn(int edge, IntConsumer visitor) {
    if (edge < 0) {
      return;
    }
    for (int k = onEdge.first(edge); onEdge.isOn(k, edge); k++) {
      visitor.accept(onEdge.point(k));
    }
  }

  /** The homes on edges that can be left at any of some nodes, some of them several times. */
  void eachHomeAt(BitSet nodes, IntConsumer visitor) {
    for (int n = nodes.nextSetBit(0);
        n >= 0 && n + 1 < firstAt.length;
        n = nodes.nextSetBit(n + 1)) {
      for (int k = firstAt[n]; k < firstAt[n + 1]; k++) {
        visitor.accept(homeAt[k]);
      }
    }
    streets.eachExit(
        (edge, exit) -> {
          if (nodes.get(exit.node())) {
            eachHomeOn(edge, visitor);
          }
        });
  }
}
