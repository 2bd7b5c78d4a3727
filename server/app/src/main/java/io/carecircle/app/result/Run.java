package io.carecircle.app.result;

import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.Pins;
import io.carecircle.app.process.ProcessRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a result was made from, collected while it is made. It holds everything that a replay needs,
 * and nothing that differs between two replays: no clock, no host, no duration.
 */
public final class Run implements Warnings {
  private final String process;
  private final Engine engine;
  private final LayerCatalog layers;
  private final Pins pins;
  private final Map<String, LayerVersion> used = new TreeMap<>();
  private final ObjectNode parameters = Json.MAPPER.createObjectNode();
  private final ArrayNode inline = Json.MAPPER.createArrayNode();
  private final List<String> warnings = new ArrayList<>();
  private ObjectNode network;

  Run(String process, Engine engine, LayerCatalog layers, ProcessRequest request) {
    this.process = process;
    this.engine = engine;
    this.layers = layers;
    this.pins = request.pins();
  }

  /**
   * The version of a layer to compute on: the pinned one in a replay, else the current one.
   *
   * @throws RefusedException when the layer is empty, or the pinned content is not in this store
   */
  public LayerVersion use(String layer) {
    return find(layer)
        .orElseThrow(
            () ->
                new RefusedException(
                    "empty-layer",
                    "the layer "
                        + layer
                        + " is empty: import it first (import "
                        + layer
                        + " FILE)"));
  }

  /** As {@link #use}, for a layer that an analysis can do without. */
  public Optional<LayerVersion> find(String layer) {
    LayerVersion known = used.get(layer);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<LayerVersion> version =
        pins.isCurrent() ? layers.findCurrent(layer) : pins.find(layer).map(p -> pinned(layer, p));
    version.ifPresent(v -> used.put(layer, v));
    if (version.isPresent() && version.get().isDemo()) {
      warn("演示数据：为演示而编造，并非实测", "演示数据 (synthetic): made up for a demonstration, not surveyed");
    }
    return version;
  }

  private LayerVersion pinned(String layer, Pins.Pin pin) {
    LayerVersion stored =
        layers
            .findByHash(layer, pin.hash())
            .orElseThrow(
                () ->
                    new RefusedException(
                        "unknown-content",
                        "this store does not hold the version of "
                            + layer
                            + " that the result was made from (hash "
                            + pin.hash()
                            + ")"));
    // The number it had where the run was made stays in the replay, or the bytes would differ.
    return new LayerVersion(
        layer,
        pin.version(),
        stored.hash(),
        stored.featureCount(),
        stored.createdAt(),
        stored.createdBy(),
        stored.source(),
        stored.sourceHash());
  }

  /** A parameter as it was resolved, defaults filled in. */
  public void parameter(String name, JsonNode value) {
    parameters.set(name, value);
  }

  /** Features that came with the request itself. */
  public void inlineFeatures(String input, int count, String hash) {
    inline.addObject().put("input", input).put("features", count).put("hash", hash);
  }

  /** A table that came with the request itself. */
  public void inlineRows(String input, int count, String hash) {
    inline.addObject().put("input", input).put("rows", count).put("hash", hash);
  }

  public void network(String hash, int nodes, int edges) {
    network =
        Json.MAPPER.createObjectNode().put("hash", hash).put("nodes", nodes).put("edges", edges);
  }

  /** Something that the reader of the result should know. */
  @Override
  public void warn(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  /** Names what has been collected so far: equal fingerprints mean equal inputs. */
  public String fingerprint() {
    return id(content());
  }

  /** A result object of members that are yet to be added; it ends with this run. */
  public Answer answer() {
    return new Answer(this);
  }

  /** A result object with the members of a tree; it ends with this run. */
  public Answer answer(ObjectNode members) {
    Answer answer = answer();
    members.properties().forEach(member -> answer.with(member.getKey(), member.getValue()));
    return answer;
  }

  /** Writes the member {@code run} of a result object. */
  public void write(JsonGenerator out) {
    out.writeName("run");
    Json.MAPPER.writeValue(out, toJson());
  }

  /** The member {@code run} itself. */
  public ObjectNode toJson() {
    ObjectNode content = content();
    ObjectNode run = Json.MAPPER.createObjectNode().put("id", id(content));
    run.setAll(content);
    return run;
  }

  private ObjectNode content() {
    ObjectNode content = Json.MAPPER.createObjectNode();
    content.put("process", process);
    content.put("engine", engine.nameAndVersion());
    ArrayNode versions = content.putArray("layers");
    used.values()
        .forEach(
            v ->
                versions
                    .addObject()
                    .put("layer", v.layer())
                    .put("version", v.number())
                    .put("hash", v.hash()));
    content.set("inline", inline);
    if (network != null) {
      content.set("network", network);
    }
    content.set("parameters", parameters);
    content.set("warnings", Json.MAPPER.valueToTree(warnings));
    return content;
  }

  /** Derived from the content, so that a replay has the same id; version numbers do not count. */
  private static String id(ObjectNode content) {
    ObjectNode identity = content.deepCopy();
    identity.get("layers").forEach(layer -> ((ObjectNode) layer).remove("version"));
    try {
      byte[] text = CanonicalJson.of(identity).json().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
