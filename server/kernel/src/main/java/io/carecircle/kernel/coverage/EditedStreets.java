package io.carecircle.kernel.coverage;

import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.unit.Lengths;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The streets of a network with some closed and some links opened. Edges and nodes of the network
 * keep their numbers; those of links come after them. A link joins two positions on edges: each is
 * a node of its own, tied to the ends of its edge by parts of that edge.
 *
 * <p>A closed edge leads nowhere through; whoever stands on it still walks along it.
 */
final class EditedStreets {
  private static final byte BOTH = Streets.FORWARD | Streets.BACKWARD;

  private final Streets streets;

  /** Edges at node n: {@code edgeAt[firstAt[n]]} to {@code edgeAt[firstAt[n + 1] - 1]}. */
  private final int[] firstAt;

  private final int[] edgeAt;
  private final BitSet closed;
  private final List<Part> parts;
  private final Map<Integer, List<Integer>> partsAt;
  private final Map<Integer, List<Exit>> exits;
  private int links;

  /**
   * A piece of way that the network does not have.
   *
   * @param passable bits as of {@link Streets}
   * @param host the edge that it is a part of, or -1 when it is none and closes with no edge
   */
  private record Part(int from, int to, int costMm, byte passable, int host) {}

  /**
   * The end of a link on an edge.
   *
   * @param node its node
   * @param offsetMm where it lies on the edge
   */
  record Exit(int node, int offsetMm) {}

  EditedStreets(Streets streets) {
    this.streets = streets;
    this.firstAt = new int[streets.nodeCount() + 1];
    this.edgeAt = incidence(streets, firstAt);
    this.closed = new BitSet();
    this.parts = new ArrayList<>();
    this.partsAt = new HashMap<>();
    this.exits = new HashMap<>();
  }

  private EditedStreets(EditedStreets other) {
    this.streets = other.streets;
    this.firstAt = other.firstAt;
    this.edgeAt = other.edgeAt;
    this.closed = (BitSet) other.closed.clone();
    this.parts = new ArrayList<>(other.parts);
    this.partsAt = new HashMap<>();
    other.partsAt.forEach((node, list) -> partsAt.put(node, new ArrayList<>(list)));
    this.exits = new HashMap<>();
    other.exits.forEach((edge, list) -> exits.put(edge, new ArrayList<>(list)));
    this.links = other.links;
  }

  EditedStreets copy() {
    return new EditedStreets(this);
  }

  /** Loops are left out: they lead nowhere new. */
  private static int[] incidence(Streets streets, int[] firstAt) {
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (streets.from()[e] != streets.to()[e]) {
        firstAt[streets.from()[e] + 1]++;
        firstAt[streets.to()[e] + 1]++;
      }
    }
    for (int n = 0; n < streets.nodeCount(); n++) {
      firstAt[n + 1] += firstAt[n];
    }
    int[] edgeAt = new int[firstAt[streets.nodeCount()]];
    int[] next = firstAt.clone();
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (streets.from()[e] != streets.to()[e]) {
        edgeAt[next[streets.from()[e]]++] = e;
        edgeAt[next[streets.to()[e]]++] = e;
      }
    }
    return edgeAt;
  }

  int nodeCount() {
    return streets.nodeCount() + 2 * links;
  }

  int lengthMm(int edge) {
    return streets.lengthMm()[edge];
  }

  int from(int edge) {
    return edge < streets.edgeCount() ? streets.from()[edge] : part(edge).from();
  }

  int to(int edge) {
    return edge < streets.edgeCount() ? streets.to()[edge] : part(edge).to();
  }

  private Part part(int edge) {
    return parts.get(edge - streets.edgeCount());
  }

  int degree(int node) {
    int own = node < streets.nodeCount() ? firstAt[node + 1] - firstAt[node] : 0;
    return partsAt.isEmpty() ? own : own + partsAt.getOrDefault(node, List.of()).size();
  }

  int edge(int node, int i) {
    int own = node < streets.nodeCount() ? firstAt[node + 1] - firstAt[node] : 0;
    return i < own ? edgeAt[firstAt[node] + i] : partsAt.get(node).get(i - own);
  }

  int otherEnd(int edge, int node) {
    return from(edge) == node ? to(edge) : from(edge);
  }

  /** What it costs to walk an edge from one of its ends; {@link Lengths#NO_WAY_MM} when closed. */
  int costMm(int edge, int tail) {
    if (closed.get(edge)) {
      return Lengths.NO_WAY_MM;
    }
    if (edge < streets.edgeCount()) {
      boolean open = streets.from()[edge] == tail ? streets.forward(edge) : streets.backward(edge);
      return open ? streets.lengthMm()[edge] : Lengths.NO_WAY_MM;
    }
    Part part = part(edge);
    int bit = part.from() == tail ? Streets.FORWARD : Streets.BACKWARD;
    boolean open = (part.passable() & bit) != 0 && (part.host() < 0 || !closed.get(part.host()));
    return open ? part.costMm() : Lengths.NO_WAY_MM;
  }

  /** The way from one place on an edge to another along it, whether the edge is closed or not. */
  int alongMm(int edge, int fromMm, int toMm) {
    boolean open =
        fromMm == toMm || (toMm > fromMm ? streets.forward(edge) : streets.backward(edge));
    return open ? Math.abs(toMm - fromMm) : Lengths.NO_WAY_MM;
  }

  /** The ends of links on an edge. */
  List<Exit> exits(int edge) {
    return exits.getOrDefault(edge, List.of());
  }

  /** All ends of links with their edges. */
  void eachExit(BiConsumer<Integer, Exit> visitor) {
    exits.forEach((edge, list) -> list.forEach(exit -> visitor.accept(edge, exit)));
  }

  /** Closes an edge; gives it and the parts that close with it. */
  List<Integer> close(int edge) {
    closed.set(edge);
    return withParts(edge);
  }

  /** Opens an edge again; gives it and the parts that open with it. */
  List<Integer> reopen(int edge) {
    closed.clear(edge);
    return withParts(edge);
  }

  private List<Integer> withParts(int edge) {
    List<Integer> all = new ArrayList<>(List.of(edge));
    for (int p = 0; p < parts.size(); p++) {
      if (parts.get(p).host() == edge) {
        all.add(streets.edgeCount() + p);
      }
    }
    return all;
  }

  /**
   * Opens a link, walked both ways; gives its parts.
   *
   * @param costMm from one position to the other
   */
  List<Integer> link(int edgeA, int offsetA, int edgeB, int offsetB, int costMm) {
    int a = nodeCount();
    links++;
    List<Integer> added = new ArrayList<>();
    tie(a, edgeA, offsetA, added);
    tie(a + 1, edgeB, offsetB, added);
    added.add(add(new Part(a, a + 1, costMm, BOTH, -1)));
    return added;
  }

  private void tie(int node, int edge, int offsetMm, List<Integer> added) {
    int length = streets.lengthMm()[edge];
    added.add(alongEdge(streets.from()[edge], 0, node, offsetMm, edge));
    if (length > 0) {
      // An edge without length goes on as its own direction allows, from its first end.
      added.add(alongEdge(node, offsetMm, streets.to()[edge], length, edge));
    }
    List<Exit> others = exits.computeIfAbsent(edge, e -> new ArrayList<>());
    for (Exit other : others) {
      boolean before = other.offsetMm() <= offsetMm;
      added.add(
          before
              ? alongEdge(other.node(), other.offsetMm(), node, offsetMm, edge)
              : alongEdge(node, offsetMm, other.node(), other.offsetMm(), edge));
    }
    others.add(new Exit(node, offsetMm));
  }

  /** Places without a distance between them are one place, whatever the edge allows. */
  private int alongEdge(int from, int fromMm, int to, int toMm, int edge) {
    boolean same = fromMm == toMm;
    byte passable = same ? BOTH : streets.passable()[edge];
    return add(new Part(from, to, toMm - fromMm, passable, same ? -1 : edge));
  }

  private int add(Part part) {
    int edge = streets.edgeCount() + parts.size();
    parts.add(part);
    partsAt.computeIfAbsent(part.from(), n -> new ArrayList<>()).add(edge);
    partsAt.computeIfAbsent(part.to(), n -> new ArrayList<>()).add(edge);
    return edge;
  }
}
