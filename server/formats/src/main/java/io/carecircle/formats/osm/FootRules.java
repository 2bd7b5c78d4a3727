package io.carecircle.formats.osm;

import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.routing.ev.ArrayEdgeIntAccess;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.EdgeIntAccess;
import com.graphhopper.routing.ev.VehicleAccess;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.parsers.FootAccessParser;
import com.graphhopper.util.PMap;
import io.carecircle.kernel.layer.StreetClass;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may walk where, from OpenStreetMap tags. GraphHopper's {@link FootAccessParser} decides; what
 * is decided otherwise here (ferries, streets under construction, directions of escalators) is
 * listed with its reasons in {@code server/docs/methods/streets.md}.
 */
public final class FootRules {
  /** The tags of a way that {@link #findWalk} looks at. */
  public static final Set<String> WAY_KEYS =
      Set.of(
          "highway",
          "route",
          "ferry",
          "railway",
          "man_made",
          "foot",
          "access",
          "foot:conditional",
          "access:conditional",
          "foot:forward",
          "foot:backward",
          "oneway",
          "oneway:foot",
          "sidewalk",
          "motorroad",
          "conveying");

  /** The tags of a node that {@link #stops} looks at. */
  public static final Set<String> NODE_KEYS = Set.of("barrier", "ford", "foot", "access", "locked");

  /** A street that is not there: not yet, or no more. No other tag makes it walkable. */
  private static final Set<String> NOT_BUILT =
      Set.of("construction", "proposed", "planned", "razed", "demolished", "removed", "dismantled");

  private static final Set<String> ONEWAY = Set.of("yes", "true", "1", "-1");
  private static final Set<String> FORBIDDING =
      Set.of("no", "private", "restricted", "military", "emergency", "permit");
  private static final Set<String> CONVEYING = Set.of("yes", "forward", "backward", "reversible");

  private final BooleanEncodedValue access = VehicleAccess.create("foot");
  private final FootAccessParser parser;

  /** May be shared between threads. */
  public FootRules() {
    EncodingManager encoding = EncodingManager.start().add(access).build();
    parser = new FootAccessParser(encoding, new PMap());
  }

  /**
   * What a way is for people on foot.
   *
   * @param streetClass its kind
   * @param forward whether they may walk it in the order of its nodes
   * @param backward whether they may walk it against that order
   */
  public record Walk(StreetClass streetClass, boolean forward, boolean backward) {}

  /**
   * Classifies a way; empty when it is no street at all (a river, a building).
   *
   * @param tags of the way; keys outside {@link #WAY_KEYS} are ignored
   */
  public Optional<Walk> findWalk(Map<String, String> tags) {
    String highway = tags.get("highway");
    boolean ferry = "ferry".equals(tags.get("route")) && !"no".equals(tags.get("ferry"));
    boolean platform = "platform".equals(tags.get("railway"));
    boolean pier = "pier".equals(tags.get("man_made"));
    if (ferry) {
      return Optional.of(new Walk(StreetClass.FERRY, false, false));
    }
    if (highway != null && NOT_BUILT.contains(highway)) {
      return Optional.of(new Walk(StreetClass.OTHER, false, false));
    }
    if (highway != null) {
      boolean escalator = isEscalator(highway, tags.get("conveying"));
      return Optional.of(walk(escalator ? StreetClass.ESCALATOR : classOf(highway), tags));
    }
    if (platform || pier) {
      return Optional.of(walk(platform ? StreetClass.PLATFORM : StreetClass.OTHER, tags));
    }
    return Optional.empty();
  }

  /**
   * Whether nobody gets past a node: a barrier or ford that the parser holds closed to people.
   *
   * @param tags of the node; keys outside {@link #NODE_KEYS} are ignored
   */
  public boolean stops(Map<String, String> tags) {
    // GraphHopper asks its parser only about nodes with one of these tags; a bare access=no on a
    // node (a bus stop, say) closes no street.
    if (!tags.containsKey("barrier") && !tags.containsKey("ford")) {
      return false;
    }
    return parser.isBarrier(new ReaderNode(0, 0, 0, only(tags, NODE_KEYS)));
  }

  /** The class of a {@code highway} value; links are of the class they link to. */
  public static StreetClass classOf(String highway) {
    return switch (highway) {
      case "motorway", "motorway_link" -> StreetClass.MOTORWAY;
      case "trunk", "trunk_link" -> StreetClass.TRUNK;
      case "primary", "primary_link" -> StreetClass.PRIMARY;
      case "secondary", "secondary_link" -> StreetClass.SECONDARY;
      case "tertiary", "tertiary_link" -> StreetClass.TERTIARY;
      case "unclassified", "road" -> StreetClass.UNCLASSIFIED;
      case "residential" -> StreetClass.RESIDENTIAL;
      case "living_street" -> StreetClass.LIVING_STREET;
      case "service" -> StreetClass.SERVICE;
      case "pedestrian" -> StreetClass.PEDESTRIAN;
      case "footway" -> StreetClass.FOOTWAY;
      case "path" -> StreetClass.PATH;
      case "cycleway" -> StreetClass.CYCLEWAY;
      case "bridleway" -> StreetClass.BRIDLEWAY;
      case "track" -> StreetClass.TRACK;
      case "steps" -> StreetClass.STEPS;
      case "platform" -> StreetClass.PLATFORM;
      default -> StreetClass.OTHER;
    };
  }

  private static boolean isEscalator(String highway, String conveying) {
    return conveying != null
        && CONVEYING.contains(conveying)
        && (highway.equals("steps") || highway.equals("footway"));
  }

  private Walk walk(StreetClass streetClass, Map<String, String> tags) {
    ReaderWay way = new ReaderWay(0);
    only(tags, WAY_KEYS).forEach(way::setTag);
    EdgeIntAccess edge = new ArrayEdgeIntAccess(1);
    parser.handleWayTags(0, edge, way);
    boolean forward = access.getBool(false, 0, edge);
    boolean backward = access.getBool(true, 0, edge);
    if (!forward && !backward) {
      return new Walk(streetClass, false, false);
    }
    if (tags.containsKey("foot:forward") && tags.containsKey("foot:backward")) {
      // The parser takes the presence of either for a one-way street.
      forward = !FORBIDDING.contains(tags.get("foot:forward"));
      backward = !FORBIDDING.contains(tags.get("foot:backward"));
      return limitedByConveyor(streetClass, forward, backward, tags);
    }
    boolean ofFeetOnly =
        tags.containsKey("foot:forward")
            || tags.containsKey("foot:backward")
            || ONEWAY.contains(tags.getOrDefault("oneway:foot", ""));
    boolean steps = streetClass == StreetClass.ESCALATOR || streetClass == StreetClass.STEPS;
    String oneway = tags.getOrDefault("oneway", "");
    if (!ofFeetOnly && steps && ONEWAY.contains(oneway)) {
      // The parser knows one-way steps, but not those against their nodes, nor moving walkways.
      forward = !oneway.equals("-1");
      backward = !forward;
    }
    return limitedByConveyor(streetClass, forward, backward, tags);
  }

  private static Walk limitedByConveyor(
      StreetClass streetClass, boolean forward, boolean backward, Map<String, String> tags) {
    if (streetClass != StreetClass.ESCALATOR) {
      return new Walk(streetClass, forward, backward);
    }
    String conveying = tags.get("conveying");
    return new Walk(
        streetClass,
        forward && !conveying.equals("backward"),
        backward && !conveying.equals("forward"));
  }

  /**
   * Only what the parser is meant to read: a tag named like one of its private ones ("node_tags",
   * "gh:...") could break it.
   */
  private static Map<String, Object> only(Map<String, String> tags, Set<String> keys) {
    Map<String, Object> kept = new HashMap<>();
    tags.forEach(
        (key, value) -> {
          if (keys.contains(key)) {
            kept.put(key, value);
          }
        });
    return kept;
  }
}
