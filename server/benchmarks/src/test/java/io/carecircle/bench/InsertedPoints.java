package io.carecircle.bench;

import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The plain reference: the streets of a network as objects, every point inserted as a node of its
 * own that cuts its edge in two, searched by the textbook's Dijkstra. Shares no code with the
 * kernel's searches, only the arrays of {@link Streets}. Millimetres.
 */
final class InsertedPoints {
  static final long NO_WAY = Long.MAX_VALUE;

  private final List<List<Arc>> arcs = new ArrayList<>();

  /** By edge: the node at each offset. */
  private final Map<Integer, TreeMap<Integer, Integer>> nodeAt = new HashMap<>();

  private record Arc(int head, long mm) {}

  private record Entry(long mm, int node) {}

  InsertedPoints(Streets streets, Snapped... points) {
    for (int n = 0; n < streets.nodeCount(); n++) {
      arcs.add(new ArrayList<>());
    }
    for (Snapped set : points) {
      for (int i = 0; i < set.size(); i++) {
        if (set.joined(i)) {
          insert(streets, set.edge()[i], set.offsetMm()[i]);
        }
      }
    }
    for (int e = 0; e < streets.edgeCount(); e++) {
      cut(streets, e);
    }
  }

  private void insert(Streets streets, int edge, int offset) {
    TreeMap<Integer, Integer> onEdge = nodeAt.computeIfAbsent(edge, e -> new TreeMap<>());
    if (offset == 0) {
      onEdge.put(0, streets.from()[edge]);
    } else if (offset == streets.lengthMm()[edge]) {
      onEdge.put(offset, streets.to()[edge]);
    } else if (!onEdge.containsKey(offset)) {
      onEdge.put(offset, arcs.size());
      arcs.add(new ArrayList<>());
    }
  }

  private void cut(Streets streets, int edge) {
    int before = streets.from()[edge];
    int at = 0;
    int length = streets.lengthMm()[edge];
    for (Map.Entry<Integer, Integer> next : nodeAt.getOrDefault(edge, new TreeMap<>()).entrySet()) {
      int offset = next.getKey();
      if (offset > 0 && offset < length) {
        join(streets, edge, before, next.getValue(), offset - at);
        before = next.getValue();
        at = offset;
      }
    }
    join(streets, edge, before, streets.to()[edge], length - at);
  }

  private void join(Streets streets, int edge, int a, int b, long mm) {
    if (streets.forward(edge)) {
      arcs.get(a).add(new Arc(b, mm));
    }
    if (streets.backward(edge)) {
      arcs.get(b).add(new Arc(a, mm));
    }
  }

  /** The node of a joined point. */
  int node(Snapped points, int point) {
    return nodeAt.get(points.edge()[point]).get(points.offsetMm()[point]);
  }

  /** Distance from a node to every node, legs not included; {@link #NO_WAY} where there is none. */
  long[] distances(int start) {
    long[] best = new long[arcs.size()];
    Arrays.fill(best, NO_WAY);
    PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparingLong(Entry::mm));
    best[start] = 0;
    queue.add(new Entry(0, start));
    while (!queue.isEmpty()) {
      Entry entry = queue.remove();
      if (entry.mm() > best[entry.node()]) {
        continue;
      }
      for (Arc arc : arcs.get(entry.node())) {
        long mm = entry.mm() + arc.mm();
        if (mm < best[arc.head()]) {
          best[arc.head()] = mm;
          queue.add(new Entry(mm, arc.head()));
        }
      }
    }
    return best;
  }
}
