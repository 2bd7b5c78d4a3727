package io.carecircle.app.batch;

import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.TableIntake;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.process.Pins;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.ResultWriter;
import io.carecircle.formats.RowError;
import io.carecircle.formats.geojson.GeoJsonWriter;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges the estates of a table. All good rows are judged in one run, because a remedy may be
 * shared by several; the others are answered with the reason.
 */
@Service
public final class EstateBatch {
  private static final String PROCESS = "estate-check";
  private static final String LAYER = "estates";

  /** Rows; the verdicts of more would not fit into memory beside one another. */
  private static final int MOST_ESTATES = 50_000;

  private final TableIntake intake;
  private final ProcessCatalog processes;

  EstateBatch(TableIntake intake, ProcessCatalog processes) {
    this.intake = intake;
    this.processes = processes;
  }

  /**
   * Reads a table, which can be judged then; the file is not needed any more.
   *
   * @param request the file with its options, for the layer {@code estates}
   * @throws RefusedException when the file has no column that the check can use, too many rows, or
   *     no rows
   * @throws io.carecircle.formats.UnreadableFileException when the file is broken
   */
  public TableIntake.Intake read(ImportRequest request, CancelToken cancel) {
    if (!request.layer().equals(LAYER)) {
      throw new RefusedException("bad-input", "only estates are judged");
    }
    TableIntake.Intake found = intake.read(request, MOST_ESTATES, cancel);
    check(found);
    return found;
  }

  /**
   * Judges what {@link #read} gave.
   *
   * @param inputs of the process beside the estates, as {@code standard} and {@code asOf}
   * @throws RefusedException when an input cannot be taken
   */
  public BatchResult judge(
      TableIntake.Intake found,
      Map<String, String> inputs,
      ProgressListener progress,
      CancelToken cancel) {
    AnalysisProcess process = processes.get(PROCESS);
    TreeMap<Integer, BatchResult.Row> rows = new TreeMap<>();
    refused(found.errors())
        .forEach((row, errors) -> rows.put(row, new BatchResult.Row(row, "", null, errors)));
    JsonNode run = null;
    if (found.table().size() > 0) {
      JsonNode result = judge(process, found.table(), inputs, progress, cancel);
      run = result.path("run");
      put(result.path("estates"), found.table(), rows);
    }
    return new BatchResult(
        found.read(),
        found.skipped(),
        List.copyOf(rows.values()),
        new RefusedRows(found.refused(), found.errors()),
        found.warnings(),
        run);
  }

  private static void check(TableIntake.Intake found) {
    if (found.read() == found.skipped()) {
      throw new RefusedException("empty-file", "the file holds no estates: nothing to judge");
    }
    if (found.table().size() > MOST_ESTATES) {
      throw new RefusedException(
          "too-large",
          "the file holds %d estates, at most %d are judged at a time: split it"
              .formatted(found.table().size(), MOST_ESTATES));
    }
    boolean known =
        List.of("totalFloorArea", "residentialFloorArea", "households", "careRooms").stream()
            .anyMatch(property -> isGiven(found.table(), property));
    if (found.table().size() > 0 && !known) {
      throw new RefusedException(
          "missing-columns",
          "no row gives a floor area, households or care rooms: name the columns 总建筑面积, 户数,"
              + " 用房套内面积 and so on, or give a mapping");
    }
  }

  private static boolean isGiven(FeatureTable table, String property) {
    for (int row = 0; row < table.size(); row++) {
      if (table.value(row, property) != null) {
        return true;
      }
    }
    return false;
  }

  private static Map<Integer, List<RowError>> refused(List<RowError> errors) {
    Map<Integer, List<RowError>> byRow = new TreeMap<>();
    errors.forEach(e -> byRow.computeIfAbsent(e.row(), row -> new ArrayList<>()).add(e));
    return byRow;
  }

  private JsonNode judge(
      AnalysisProcess process,
      FeatureTable estates,
      Map<String, String> inputs,
      ProgressListener progress,
      CancelToken cancel) {
    try {
      ByteArrayOutputStream features = new ByteArrayOutputStream();
      GeoJsonWriter.write(estates, features);
      ObjectNode body = Json.MAPPER.createObjectNode();
      ObjectNode given = body.putObject("inputs");
      inputs.forEach(given::put);
      given.putObject("estates").set("features", Json.parse(features.toByteArray(), "the estates"));
      ProcessResult result =
          process.run(
              new ProcessRequest(
                  processes.inputsOf(process, body),
                  Pins.CURRENT,
                  LinkedFiles.NONE,
                  progress,
                  cancel));
      cancel.check();
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      try (Writer writer = new OutputStreamWriter(text, StandardCharsets.UTF_8)) {
        ResultWriter.writeJson(result, writer);
      }
      return Json.parse(text.toByteArray(), "the verdicts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(
      JsonNode estates, FeatureTable table, TreeMap<Integer, BatchResult.Row> rows) {
    Map<String, JsonNode> byId = new HashMap<>();
    estates.forEach(estate -> byId.put(estate.path("id").asString(""), estate));
    for (int row = 0; row < table.size(); row++) {
      JsonNode estate = byId.get(table.id(row));
      if (estate == null) {
        throw new IllegalStateException("no verdict for the estate " + table.id(row));
      }
      Object name = table.value(row, "name");
      int sourceRow = table.sourceRow(row);
      rows.put(
          sourceRow,
          new BatchResult.Row(sourceRow, name == null ? "" : name.toString(), estate, List.of()));
    }
  }
}
