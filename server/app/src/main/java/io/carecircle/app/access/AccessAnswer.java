package io.carecircle.app.access;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.kernel.access.AccessResult;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/** The answer of the process: scores by id, what they conserve, how even they are. */
record AccessAnswer(Scored scored, Run run) implements ProcessResult {
  /** Digits that sums of many products are sure of. */
  private static final MathContext SUM = new MathContext(12);

  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    out.writeName("scores");
    out.writeStartArray();
    for (int i = 0; i < scored.demand().size(); i++) {
      out.writeStartObject();
      out.writeStringProperty("id", scored.demand().selection().id(i));
      if (scored.hasScore(i)) {
        out.writeNumberProperty("score", score(i));
      } else {
        out.writeNullProperty("score");
      }
      String reason = scored.reason(i);
      if (reason != null) {
        out.writeStringProperty("reason", reason);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeName("conservation");
    Json.MAPPER.writeValue(out, conservation());
    out.writeName("equity");
    Json.MAPPER.writeValue(out, new EquityAnswer(scored).toJson());
    out.writeName("facilities");
    writeFacilities(out);
    run.write(out);
    out.writeEndObject();
  }

  private BigDecimal score(int i) {
    return Decimals.shortest(scored.result().score()[i]);
  }

  private ObjectNode conservation() {
    AccessResult result = scored.result();
    double unknown = 0;
    double[] offered = scored.supply().weights().amounts();
    for (int j = 0; j < offered.length; j++) {
      unknown += scored.costs().supplyKnown().test(j) ? 0 : offered[j];
    }
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("supply", sum(result.supply()));
    if (Double.isNaN(result.served())) {
      node.putNull("served");
    } else {
      node.put("served", sum(result.served()));
    }
    node.put("conserved", scored.method().isConserving());
    node.put("unusedSupply", sum(Math.max(0, result.unusedSupply() - unknown)));
    node.put("unknownSupply", sum(unknown));
    return node;
  }

  /** 57.999999999999986 beds are 58. */
  private static BigDecimal sum(double value) {
    BigDecimal rounded = new BigDecimal(value).round(SUM).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private void writeFacilities(JsonGenerator out) {
    Demand supply = scored.supply();
    double[] offered = supply.weights().amounts();
    out.writeStartArray();
    for (int j = 0; j < supply.size(); j++) {
      double demand = scored.result().demandOf()[j];
      boolean known = scored.costs().supplyKnown().test(j);
      ObjectNode row = Json.MAPPER.createObjectNode();
      row.put("id", supply.selection().id(j));
      EquityAnswer.put(row, "supply", offered[j]);
      EquityAnswer.put(row, "demand", known ? demand : Double.NaN);
      EquityAnswer.put(row, "ratio", known && demand > 0 ? offered[j] / demand : Double.NaN);
      Json.MAPPER.writeValue(out, row);
    }
    out.writeEndArray();
  }

  @Override
  public boolean hasCsv() {
    return true;
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    // Not closed: the writer is the caller's.
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord("id", "score", "reason");
    for (int i = 0; i < scored.demand().size(); i++) {
      String reason = scored.reason(i);
      csv.writeRecord(
          scored.demand().selection().id(i),
          scored.hasScore(i) ? score(i).toPlainString() : "",
          reason == null ? "" : reason);
    }
    csv.flush();
  }
}
