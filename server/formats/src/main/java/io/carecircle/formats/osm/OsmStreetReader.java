package io.carecircle.formats.osm;

import com.google.protobuf.InvalidProtocolBufferException;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the streets of an OpenStreetMap PBF file: all ways with a {@code highway} tag (areas as
 * their outline), ferries, railway platforms and piers. Those that people may not walk are kept for
 * the map, with both directions false.
 */
public final class OsmStreetReader {
  private static final Set<String> WAY_KEYS_AND_NAME = withName(FootRules.WAY_KEYS);

  private final Limits limits;
  private final ProgressListener progress;
  private final CancelToken cancel;
  private final FootRules rules = new FootRules();
  private final StreetWays ways = new StreetWays();
  private final BitSet blobsWithNodes = new BitSet();
  private final Set<String> otherBlockTypes = new TreeSet<>();
  private NodePlaces places;
  private boolean locationsOnWays;
  private long nodesRead;
  private long waysRead;

  private OsmStreetReader(Limits limits, ProgressListener progress, CancelToken cancel) {
    this.limits = limits;
    this.progress = progress;
    this.cancel = cancel;
  }

  /**
   * Reads a file as a whole.
   *
   * @param limits beyond which the file is refused
   * @throws UnreadableFileException when it is no PBF file, is cut off or broken (with the byte and
   *     block), is over a limit, requires an unknown feature, or contradicts itself
   */
  public static OsmStreets read(
      Path file, Limits limits, ProgressListener progress, CancelToken cancel) {
    try (BlobFile blobs = BlobFile.open(file)) {
      return new OsmStreetReader(limits, progress, cancel).read(blobs);
    } catch (IOException e) {
      throw new UnreadableFileException(
          file.getFileName() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private OsmStreets read(BlobFile blobs) throws IOException {
    readWays(blobs);
    places = new NodePlaces(ways.neededNodes());
    blobs.rewind();
    readNodes(blobs);
    WayCutter cutter = new WayCutter(places);
    int twins = cutAll(cutter);
    return new OsmStreets(
        cutter.lines(),
        nodesRead,
        waysRead,
        cutter.brokenReferences(),
        places.stopCount(),
        warnings(cutter, twins));
  }

  private void readWays(BlobFile blobs) throws IOException {
    ElementVisitor visitor = new WayVisitor();
    while (blobs.advance()) {
      cancel.check();
      progress.onProgress("reading streets", blobs.position(), blobs.size());
      if (blobs.type().equals(HeaderBlock.TYPE)) {
        readHeader(blobs);
      } else if (blobs.number() == 1) {
        throw blobs.broken("there is no OSMHeader block, with which a PBF file begins", null);
      } else if (blobs.type().equals("OSMData")) {
        if (visit(blobs, visitor).holdsNodes()) {
          blobsWithNodes.set(blobs.number());
        }
      } else if (otherBlockTypes.size() < 5) {
        otherBlockTypes.add(shortened(blobs.type()));
      }
    }
    if (blobs.size() == 0) {
      throw new UnreadableFileException("the file is empty");
    }
  }

  private void readNodes(BlobFile blobs) throws IOException {
    ElementVisitor visitor = new NodeVisitor();
    while (blobs.advance()) {
      cancel.check();
      progress.onProgress("placing streets", blobs.position(), blobs.size());
      if (blobsWithNodes.get(blobs.number())) {
        visit(blobs, visitor);
      }
    }
  }

  private void readHeader(BlobFile blobs) throws IOException {
    try {
      locationsOnWays |= new HeaderBlock(blobs.content()).locationsOnWays();
    } catch (BrokenBlockException | InvalidProtocolBufferException e) {
      throw blobs.broken(e.getMessage(), e);
    }
  }

  private static PrimitiveBlock visit(BlobFile blobs, ElementVisitor visitor) throws IOException {
    try {
      PrimitiveBlock block = new PrimitiveBlock(blobs.content());
      block.visit(visitor);
      return block;
    } catch (BrokenBlockException | InvalidProtocolBufferException e) {
      throw blobs.broken(e.getMessage(), e);
    }
  }

  /** Returns how many ways stood in the file a second time, word for word. */
  private int cutAll(WayCutter cutter) {
    int twins = 0;
    int[] order = ways.byId();
    for (int i = 0; i < order.length; i++) {
      if (i % 10_000 == 0) {
        cancel.check();
      }
      int way = order[i];
      if (i > 0 && ways.id(order[i - 1]) == ways.id(way)) {
        if (!ways.same(order[i - 1], way)) {
          throw new UnreadableFileException(
              "way %d stands in the file twice and differs; merge files with osmium merge"
                  .formatted(ways.id(way)));
        }
        twins++;
      } else {
        cutter.cut(ways.id(way), ways.name(way), ways.walk(way), ways.refs(way));
      }
    }
    return twins;
  }

  private List<String> warnings(WayCutter cutter, int twins) {
    List<String> warnings = new ArrayList<>();
    if (cutter.brokenReferences() > 0) {
      warnings.add(
          "%d node references of %d streets lead to nodes that the file does not hold; the streets were cut there"
                  .formatted(cutter.brokenReferences(), cutter.cutWays())
              + (locationsOnWays
                  ? " (places stand on the ways of this file, which is not read: write it with"
                      + " osmium cat, without add-locations-to-ways)"
                  : ""));
    }
    if (twins > 0) {
      warnings.add("%d streets stand in the file more than once, alike".formatted(twins));
    }
    if (!otherBlockTypes.isEmpty()) {
      warnings.add("blocks of an unknown type were passed over: " + otherBlockTypes);
    }
    if (cutter.lines().stream().noneMatch(StreetLine::walkable)) {
      warnings.add("the file holds no street that people on foot may use");
    }
    return warnings;
  }

  private static void checkLimit(long found, long limit, String what) {
    if (found > limit) {
      throw new UnreadableFileException(
          String.format(
              Locale.ROOT,
              "the file holds more than %,d %s; take a smaller extract (osmium extract)",
              limit,
              what));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private static Set<String> withName(Set<String> keys) {
    Set<String> all = new TreeSet<>(keys);
    all.add("name");
    return all;
  }

  private final class WayVisitor implements ElementVisitor {
    @Override
    public boolean wantsNodes() {
      return false;
    }

    @Override
    public boolean wantsWays() {
      return true;
    }

    @Override
    public void node(long id, long lonNano, long latNano, Tags tags) {
      throw new IllegalStateException("nodes are for the second pass");
    }

    @Override
    public void way(long id, Tags tags, GrowingLongs refs) {
      checkLimit(++waysRead, limits.maxWays(), "ways");
      if (tags.isEmpty() || refs.size() < 2) {
        return;
      }
      Map<String, String> kept = tags.only(WAY_KEYS_AND_NAME);
      Optional<FootRules.Walk> walk = rules.findWalk(kept);
      if (walk.isPresent()) {
        checkLimit(
            (long) ways.refCount() + refs.size(), limits.maxStreetNodes(), "nodes of streets");
        ways.add(id, kept.get("name"), walk.get(), refs);
      }
    }
  }

  private final class NodeVisitor implements ElementVisitor {
    @Override
    public boolean wantsNodes() {
      return true;
    }

    @Override
    public boolean wantsWays() {
      return false;
    }

    @Override
    public void node(long id, long lonNano, long latNano, Tags tags) throws BrokenBlockException {
      checkLimit(++nodesRead, limits.maxNodes(), "nodes");
      int index = places.indexOf(id);
      if (index < 0) {
        return;
      }
      places.put(index, lonNano, latNano);
      if (!tags.isEmpty() && rules.stops(tags.only(FootRules.NODE_KEYS))) {
        places.setStops(index);
      }
    }

    @Override
    public void way(long id, Tags tags, GrowingLongs refs) {
      throw new IllegalStateException("ways are for the first pass");
    }
  }
}
