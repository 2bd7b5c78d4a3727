package io.carecircle.app.density;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.CommonInputs;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.formats.geojson.GeoJsonWriter;
import io.carecircle.kernel.demand.CellShape;
import io.carecircle.kernel.demand.DensityGrid;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Elder density on a grid, with the cells above a threshold marked: by default 1,000 elders a
 * square kilometre, where 温发改规划〔2021〕146号 三(一)3 wants land and premises secured.
 */
@Component
class DensityProcess implements AnalysisProcess {
  private static final BigDecimal SQUARE_KILOMETRE = new BigDecimal(1_000_000);
  private static final BigDecimal MOST_DENSE = new BigDecimal("1e9");

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "density",
          "Elder density",
          "老年人口密度",
          "People by the cells of a square or hexagonal grid, and the cells above a density.",
          List.of(
              CommonInputs.spreadDemand("point", "streets"),
              ProcessInput.optional(
                  "cell",
                  "Shape of the cells.",
                  """
                  {"type": "string", "enum": ["square", "hexagon"], "default": "square"}"""),
              ProcessInput.optional(
                  "cellMetres",
                  "Side of a square, or width of a hexagon from side to side.",
                  """
                  {"type": "number", "minimum": 50, "maximum": 10000, "default": 1000}"""),
              ProcessInput.optional(
                  "threshold",
                  "Cells with more people per square kilometre are marked.",
                  """
                  {"type": "number", "minimum": 0, "default": 1000}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["type", "features", "total", "run"], "properties": {
                "type": {"type": "string", "enum": ["FeatureCollection"]},
                "features": {"type": "array", "items": {"type": "object", "properties": {
                  "type": {"type": "string", "enum": ["Feature"]},
                  "id": {"type": "string", "description": "Row and column of the cell."},
                  "geometry": {"type": "object"},
                  "properties": {"type": "object", "properties": {
                    "elders": {"type": "number"},
                    "areaSquareMetres": {"type": "number"},
                    "eldersPerSquareKilometre": {"type": "number"},
                    "aboveThreshold": {"type": "boolean"}}}}}},
                "total": {"type": "object", "properties": {
                  "elders": {"type": "number"},
                  "cells": {"type": "integer"},
                  "cellsAbove": {"type": "integer"},
                  "eldersAbove": {"type": "number"},
                  "areaAboveSquareMetres": {"type": "number"}}},
                "placement": {"type": "object", "properties": {
                  "gates": {"type": "integer"},
                  "point": {"type": "integer"},
                  "pointOnSurface": {"type": "integer"},
                  "streets": {"type": "integer"}}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final Selections selections;
  private final ServiceInputs services;

  DensityProcess(Runs runs, Selections selections, ServiceInputs services) {
    this.runs = runs;
    this.selections = selections;
    this.services = services;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    Demand demand =
        selections.spreadDemand(
            request.inputs().get("demand"),
            "demand",
            List.of("point", "streets"),
            () -> services.network(run),
            run,
            request);
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    String cell = in.choice("cell", "square", List.of("square", "hexagon"));
    run.parameter("cell", Json.MAPPER.valueToTree(cell));
    BigDecimal metres =
        in.decimal("cellMetres", new BigDecimal(1000), new BigDecimal(50), new BigDecimal(10_000));
    run.parameter("cellMetres", Json.MAPPER.valueToTree(metres));
    BigDecimal threshold =
        in.decimal("threshold", new BigDecimal(1000), BigDecimal.ZERO, MOST_DENSE);
    run.parameter("threshold", Json.MAPPER.valueToTree(threshold));
    List<DensityGrid.Cell> cells =
        DensityGrid.run(
            CellShape.valueOf(cell.toUpperCase(Locale.ROOT)),
            metres.doubleValue(),
            demand.points(),
            request.progress(),
            request.cancel());
    return answer(cells, threshold, demand, run);
  }

  private static ProcessResult answer(
      List<DensityGrid.Cell> cells, BigDecimal threshold, Demand demand, Run run) {
    Weights weights = demand.weights();
    FeatureTable.Builder table = FeatureTable.builder();
    long elders = 0;
    long eldersAbove = 0;
    int cellsAbove = 0;
    BigDecimal areaAbove = BigDecimal.ZERO;
    for (DensityGrid.Cell cell : cells) {
      // To the decimetre squared, and compared as it is printed: a reader can check the mark.
      BigDecimal area =
          BigDecimal.valueOf(cell.areaSquareMetres()).setScale(1, RoundingMode.HALF_UP);
      BigDecimal people = weights.people(cell.people());
      boolean above = people.multiply(SQUARE_KILOMETRE).compareTo(threshold.multiply(area)) > 0;
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("elders", people);
      properties.put("areaSquareMetres", area);
      properties.put(
          "eldersPerSquareKilometre",
          people.multiply(SQUARE_KILOMETRE).divide(area, 1, RoundingMode.HALF_UP));
      properties.put("aboveThreshold", above);
      table.add(cell.row() + "/" + cell.column(), cell.polygon(), table.size() + 1, properties);
      elders = Math.addExact(elders, cell.people());
      if (above) {
        eldersAbove += cell.people();
        cellsAbove++;
        areaAbove = areaAbove.add(area);
      }
    }
    ObjectNode total = Json.MAPPER.createObjectNode();
    total.put("elders", weights.people(elders)).put("cells", cells.size());
    total.put("cellsAbove", cellsAbove).put("eldersAbove", weights.people(eldersAbove));
    total.put("areaAboveSquareMetres", areaAbove);
    return written(table.build(), total, demand.placement(), run);
  }

  private static ProcessResult written(
      FeatureTable table, ObjectNode total, ObjectNode placement, Run run) {
    return out -> {
      out.writeStartObject();
      out.writeStringProperty("type", "FeatureCollection");
      out.writeName("features");
      out.writeStartArray();
      for (int row = 0; row < table.size(); row++) {
        out.writeStartObject();
        GeoJsonWriter.writeMembers(table, row, table.columnNames(), out);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeName("total");
      Json.MAPPER.writeValue(out, total);
      out.writeName("placement");
      Json.MAPPER.writeValue(out, placement);
      run.write(out);
      out.writeEndObject();
    };
  }
}
