package io.carecircle.app.process;

import io.carecircle.app.OpenStore;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.layer.NewVersion;
import io.carecircle.app.network.NetworkCatalog;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.result.ResultWriter;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/**
 * One street along the equator, where a degree of longitude is 111,319.4908 m on WGS84 whatever the
 * formula, so that every expected figure is a multiplication. Places are named by their metres east
 * of the street's western end.
 */
public final class EquatorTown {
  /** Metres per degree of longitude on the equator: 6,378,137 x pi / 180. */
  static final double METRES_PER_DEGREE = 111_319.490_793_273_57;

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private final OpenStore store;
  private final LayerCatalog layers;

  public EquatorTown(OpenStore store) {
    this.store = store;
    this.layers = store.get(LayerCatalog.class);
  }

  public static double lon(double metres) {
    return metres / METRES_PER_DEGREE;
  }

  public static Geometry at(double metres) {
    return GEOMETRIES.createPoint(new Coordinate(lon(metres), 0));
  }

  /** Streets from one metre to the next, joined where they meet. */
  public void street(double... metres) {
    street(StreetClass.FOOTWAY, metres);
  }

  public void street(StreetClass streetClass, double... metres) {
    List<StreetLine> lines = new ArrayList<>();
    for (int i = 1; i < metres.length; i++) {
      lines.add(
          new StreetLine(
              "s" + i,
              null,
              streetClass,
              true,
              true,
              new long[] {i - 1, i},
              new double[] {lon(metres[i - 1]), lon(metres[i])},
              new double[2]));
    }
    NetworkCatalog networks = store.get(NetworkCatalog.class);
    layers.appendStreets(next("streets"), lines, version -> networks.publish(version, lines));
  }

  private NewVersion next(String layer) {
    int base = layers.findCurrent(layer).map(LayerVersion::number).orElse(0);
    return new NewVersion(layer, base, "test", "town", null);
  }

  /** A new version of a layer; each row is id, geometry, then property names and values in turn. */
  public void layer(String layer, Object[]... rows) {
    FeatureTable.Builder table = FeatureTable.builder();
    LayerSchemas.get(layer).propertyNames().forEach(table::column);
    for (Object[] row : rows) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 2; i < row.length; i += 2) {
        values.put((String) row[i], row[i + 1]);
      }
      table.add((String) row[0], (Geometry) row[1], table.size() + 1, values);
    }
    layers.append(next(layer), table.build(), version -> {});
  }

  /** An area of the equator between two places of the street. */
  public static Object[] county(String code, double west, double east) {
    Envelope box = new Envelope(lon(west), lon(east), -0.01, 0.01);
    return row(code, new GeometryFactory().toGeometry(box), "code", code, "level", "county");
  }

  public static Object[] row(Object... values) {
    return values;
  }

  /** As {@link #text}, as CSV. */
  public String csv(String process, String inputs) {
    StringWriter out = new StringWriter();
    try {
      execute(process, inputs, LinkedFiles.NONE).writeCsv(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private ProcessResult execute(String process, String inputs, LinkedFiles files) {
    ProcessCatalog processes = store.get(ProcessCatalog.class);
    AnalysisProcess analysis = processes.get(process);
    JsonNode body =
        Json.parse(("{\"inputs\":" + inputs + "}").getBytes(StandardCharsets.UTF_8), "the inputs");
    return analysis.run(
        new ProcessRequest(
            processes.inputsOf(analysis, body),
            Pins.CURRENT,
            files,
            ProgressListener.NONE,
            CancelToken.NONE));
  }

  /** Runs a process and gives the result's bytes as text. */
  public String text(String process, String inputs) {
    return text(process, inputs, LinkedFiles.NONE);
  }

  /** As {@link #text(String, String)}, with files that the inputs may name. */
  public String text(String process, String inputs, LinkedFiles files) {
    try {
      StringWriter out = new StringWriter();
      ResultWriter.writeJson(execute(process, inputs, files), out);
      return out.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode run(String process, String inputs) {
    return Json.parse(text(process, inputs).getBytes(StandardCharsets.UTF_8), "the result");
  }

  /** The reason why a request is refused. */
  public String refusal(String process, String inputs) {
    try {
      String result = text(process, inputs);
      throw new AssertionError("was served: " + result);
    } catch (RefusedException e) {
      return e.getMessage();
    }
  }
}
