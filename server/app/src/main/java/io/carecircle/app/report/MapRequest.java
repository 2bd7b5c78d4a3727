package io.carecircle.app.report;

import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.platform.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;

/**
 * Which map is asked for.
 *
 * @param title at its head
 * @param subtitle below it, or empty
 * @param region whose box is shown, or empty
 * @param box degrees WGS84 to show, or null
 * @param layers that are drawn
 * @param kinds of facilities that are drawn; empty for all
 * @param result a FeatureCollection of areas, as service-areas gives it, or null
 */
public record MapRequest(
    String title,
    String subtitle,
    String region,
    Envelope box,
    Set<String> layers,
    List<String> kinds,
    JsonNode result) {
  static final List<String> LAYERS =
      List.of("regions", "streets", "water", "facilities", "projects");
  private static final List<String> MEMBERS =
      List.of("title", "subtitle", "region", "bbox", "layers", "kinds", "result");
  private static final int LONGEST_TITLE = 80;

  /**
   * @throws RefusedException for unknown or impossible members
   */
  public static MapRequest of(JsonNode node) {
    for (String name : node.propertyNames()) {
      if (!MEMBERS.contains(name)) {
        throw bad("the member \"" + name + "\" is not known; known: " + String.join(", ", MEMBERS));
      }
    }
    String title = node.path("title").asString("");
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw bad("a map needs a title of at most " + LONGEST_TITLE + " characters");
    }
    List<String> layers = texts(node, "layers", LAYERS);
    return new MapRequest(
        title.strip(),
        node.path("subtitle").asString("").strip(),
        node.path("region").asString(""),
        box(node.path("bbox")),
        Set.copyOf(layers.isEmpty() ? LAYERS : layers),
        texts(node, "kinds", LayerSchemas.FACILITY_KINDS),
        node.has("result") ? node.get("result") : null);
  }

  private static List<String> texts(JsonNode node, String member, List<String> allowed) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : node.path(member)) {
      String text = value.asString("");
      if (!allowed.contains(text)) {
        throw bad(member + " has " + value + "; known: " + String.join(", ", allowed));
      }
      texts.add(text);
    }
    return texts;
  }

  private static Envelope box(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    if (!node.isArray() || node.size() != 4 || !node.valueStream().allMatch(JsonNode::isNumber)) {
      throw bad("bbox must be [west, south, east, north] in degrees");
    }
    Envelope box =
        new Envelope(
            node.get(0).doubleValue(),
            node.get(2).doubleValue(),
            node.get(1).doubleValue(),
            node.get(3).doubleValue());
    if (node.get(0).doubleValue() >= node.get(2).doubleValue()
        || node.get(1).doubleValue() >= node.get(3).doubleValue()) {
      throw bad("bbox must be [west, south, east, north], west below east, south below north");
    }
    return box;
  }

  private static RefusedException bad(String reason) {
    return new RefusedException("bad-input", reason);
  }
}
