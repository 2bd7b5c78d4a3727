package io.carecircle.app.traveltime;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Selection;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/**
 * The rows of a travel-time matrix, written one by one.
 *
 * @param cut whether a cut-off was asked for
 * @param costMm by from and to, legs included; {@link Lengths#NO_WAY_MM} for none
 */
record TravelTimes(
    Selection from,
    Selection to,
    Snapper.Joined joined,
    ReachSpec reach,
    boolean cut,
    int[][] costMm,
    Run run)
    implements ProcessResult {

  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    out.writeName("rows");
    out.writeStartArray();
    for (int i = 0; i < from.size(); i++) {
      for (int j = 0; j < to.size(); j++) {
        writeRow(out, i, j);
      }
    }
    out.writeEndArray();
    run.write(out);
    out.writeEndObject();
  }

  private void writeRow(JsonGenerator out, int i, int j) {
    out.writeStartObject();
    out.writeStringProperty("from", from.id(i));
    out.writeStringProperty("to", to.id(j));
    if (reached(i, j)) {
      out.writeNumberProperty("seconds", reach.speed().secondsFor(costMm[i][j]));
      out.writeNumberProperty("metres", metres(costMm[i][j]));
      out.writeNumberProperty("networkMetres", metres(costMm[i][j] - legsMm(i, j)));
      out.writeNumberProperty("snapMetres", metres(legsMm(i, j)));
    } else {
      out.writeNullProperty("seconds");
      out.writeNullProperty("metres");
      out.writeNullProperty("networkMetres");
      out.writeNullProperty("snapMetres");
      out.writeStringProperty("reason", reason(i, j));
    }
    out.writeEndObject();
  }

  private boolean reached(int i, int j) {
    return costMm[i][j] < Lengths.NO_WAY_MM;
  }

  private String reason(int i, int j) {
    if (!joined.demand().joined(i) || !joined.facilities().joined(j)) {
      return "not-joined";
    }
    return cut ? "beyond-cutoff" : "no-way";
  }

  /** Both straight legs; a round trip walks them twice. */
  private long legsMm(int i, int j) {
    long legs = (long) joined.demand().legMm()[i] + joined.facilities().legMm()[j];
    return reach.direction() == Direction.ROUND_TRIP ? 2 * legs : legs;
  }

  private static BigDecimal metres(long millimetres) {
    BigDecimal metres = BigDecimal.valueOf(millimetres, 3).stripTrailingZeros();
    return metres.scale() < 0 ? metres.setScale(0) : metres;
  }

  @Override
  public boolean hasCsv() {
    return true;
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    // Not closed: the writer is the caller's.
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord("from", "to", "seconds", "metres", "networkMetres", "snapMetres");
    for (int i = 0; i < from.size(); i++) {
      for (int j = 0; j < to.size(); j++) {
        boolean reached = reached(i, j);
        csv.writeRecord(
            from.id(i),
            to.id(j),
            reached ? Integer.toString(reach.speed().secondsFor(costMm[i][j])) : "",
            reached ? metres(costMm[i][j]).toPlainString() : "",
            reached ? metres(costMm[i][j] - legsMm(i, j)).toPlainString() : "",
            reached ? metres(legsMm(i, j)).toPlainString() : "");
      }
    }
    csv.flush();
  }
}
