package io.carecircle.formats.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The kept ways of a file, as the first pass finds them: their node references in one array. */
final class StreetWays {
  /** OpenStreetMap itself allows no longer value; a hostile file might. */
  private static final int MAX_NAME_CHARS = 255;

  private final GrowingLongs ids = new GrowingLongs();
  private final GrowingLongs firstRef = new GrowingLongs();
  private final GrowingLongs refs = new GrowingLongs();
  private final List<String> names = new ArrayList<>();
  private final List<FootRules.Walk> walks = new ArrayList<>();

  void add(long id, String name, FootRules.Walk walk, GrowingLongs nodes) {
    ids.add(id);
    firstRef.add(refs.size());
    names.add(name == null || name.isBlank() ? null : shortened(name.strip()));
    walks.add(walk);
    for (int i = 0; i < nodes.size(); i++) {
      // A node named twice in a row is a slip that adds nothing.
      if (i == 0 || nodes.get(i) != nodes.get(i - 1)) {
        refs.add(nodes.get(i));
      }
    }
  }

  int size() {
    return ids.size();
  }

  /** Node references of all ways together. */
  int refCount() {
    return refs.size();
  }

  long id(int way) {
    return ids.get(way);
  }

  String name(int way) {
    return names.get(way);
  }

  FootRules.Walk walk(int way) {
    return walks.get(way);
  }

  long[] refs(int way) {
    return refs.copyOfRange((int) firstRef.get(way), endOfRefs(way));
  }

  /** Ids of the nodes that the ways need, ascending, each once. */
  long[] neededNodes() {
    long[] all = refs.toArray();
    Arrays.sort(all);
    int kept = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[kept++] = all[i];
      }
    }
    return Arrays.copyOf(all, kept);
  }

  /** The ways by ascending id; those with the same id stay in the order of the file. */
  int[] byId() {
    boolean sorted = true;
    for (int i = 1; i < size() && sorted; i++) {
      sorted = ids.get(i - 1) <= ids.get(i);
    }
    IntStream ways = IntStream.range(0, size());
    return sorted
        ? ways.toArray()
        : ways.boxed()
            .sorted((a, b) -> Long.compare(ids.get(a), ids.get(b)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Whether two ways agree in all that is kept of them. */
  boolean same(int a, int b) {
    return Objects.equals(names.get(a), names.get(b))
        && walks.get(a).equals(walks.get(b))
        && Arrays.equals(refs(a), refs(b));
  }

  private int endOfRefs(int way) {
    return way + 1 < size() ? (int) firstRef.get(way + 1) : refs.size();
  }

  private static String shortened(String name) {
    if (name.length() <= MAX_NAME_CHARS) {
      return name;
    }
    boolean splitsPair = Character.isHighSurrogate(name.charAt(MAX_NAME_CHARS - 1));
    return name.substring(0, splitsPair ? MAX_NAME_CHARS - 1 : MAX_NAME_CHARS);
  }
}
