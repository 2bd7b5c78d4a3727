package io.carecircle.app.ogc;

import io.carecircle.app.layer.LayerCache;
import io.carecircle.app.layer.LayerContent;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.platform.ServerSettings;
import io.carecircle.app.stage.StageActReader;
import io.carecircle.app.stage.StageConflictException;
import io.carecircle.app.stage.StageEntry;
import io.carecircle.app.stage.StageHistory;
import io.carecircle.app.stage.StageJson;
import io.carecircle.app.stage.StageLedger;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stage history of an estate. It is only added to; its entity tag is the number of its last
 * entry, and an addition names the tag that its sender has read, so that two officers do not write
 * past each other.
 */
@RestController
@ConditionalOnWebApplication
class StageController {
  private static final String LAYER = "estates";
  private static final String PATH = "/api/estates/{id}/stages";

  private final StageLedger ledger;
  private final LayerCache layers;
  private final ServerSettings settings;
  private final Clock clock = Clock.systemDefaultZone();

  StageController(StageLedger ledger, LayerCache layers, ServerSettings settings) {
    this.ledger = ledger;
    this.layers = layers;
    this.settings = settings;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> list(@PathVariable String id, HttpServletRequest request) {
    QueryParameters query = QueryParameters.of(request, List.of("asOf"));
    Answers.choose(request, List.of(ApiLinks.JSON));
    LocalDate asOf = query.find("asOf").map(StageController::date).orElse(LocalDate.now(clock));
    List<StageEntry> entries = ledger.list(id);
    if (entries.isEmpty() && !isStored(id)) {
      throw unknown();
    }
    StageHistory history = StageHistory.of(entries);
    StageHistory onTheDay = history.asOf(asOf);
    ObjectNode document = Json.MAPPER.createObjectNode().put("estate", id);
    document.put("asOf", asOf.toString());
    document.put("lastSequence", ledger.lastSequence());
    document.put("stage", onTheDay.last().map(e -> e.stage().word()).orElse(null));
    ArrayNode list = document.putArray("entries");
    for (StageEntry entry : entries) {
      list.add(StageJson.of(entry).put("stands", history.stands(entry.number())));
    }
    document.set("openOrders", StageJson.openOrders(onTheDay, asOf));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(tag(entries.size()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(Json.MAPPER.writeValueAsBytes(document));
  }

  @PostMapping(path = PATH, consumes = ApiLinks.JSON)
  ResponseEntity<byte[]> add(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    QueryParameters.of(request);
    Answers.choose(request, List.of(ApiLinks.JSON));
    int after = after(request.getHeader(HttpHeaders.IF_MATCH));
    RequestBody.checkLength(request, settings);
    byte[] body = RequestBody.read(request, settings);
    if (!isStored(id)) {
      throw unknown();
    }
    try {
      StageLedger.Appended added =
          ledger.append(id, after, StageActReader.read(Json.parse(body, "the body")));
      StageEntry entry = added.entry();
      return ResponseEntity.status(added.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
          .contentType(MediaType.APPLICATION_JSON)
          .eTag(tag(entry.number()))
          .header(HttpHeaders.LOCATION, ApiLinks.of(request).api("estates", id, "stages"))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .body(Json.MAPPER.writeValueAsBytes(StageJson.of(entry)));
    } catch (StageConflictException e) {
      throw new ProblemException(
          Problem.of(412, "history-changed", e.getMessage())
              .withMembers(Json.MAPPER.createObjectNode().put("last", e.last())));
    }
  }

  /** Weak tags do not match here (RFC 9110, 13.1.1), and {@code *} would be blind. */
  private static int after(String header) {
    if (header == null) {
      throw new ProblemException(
          Problem.of(
              428,
              "if-match-required",
              "send If-Match with the ETag of the history that you have read, \"0\" for an empty"
                  + " one"));
    }
    if (!header.strip().matches("\"\\d{1,9}\"")) {
      throw new RefusedException(
          "bad-if-match", "If-Match must be the ETag of the history, for example \"3\"");
    }
    return Integer.parseInt(header.strip().replace("\"", ""));
  }

  private static String tag(int last) {
    return "\"" + last + '"';
  }

  private boolean isStored(String id) {
    Optional<LayerContent> content = layers.findCurrent(LAYER).map(layers::content);
    return content.filter(c -> c.findRow(id).isPresent()).isPresent();
  }

  private static ProblemException unknown() {
    return new ProblemException(
        Problem.of(404, "unknown-feature", "the collection estates has no feature of this id"));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new RefusedException("bad-datetime", "asOf is no date: it is written 2025-12-31");
    }
  }
}
