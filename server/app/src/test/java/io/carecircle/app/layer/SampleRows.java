package io.carecircle.app.layer;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Rows that use every property of a schema, some given, some not. */
public final class SampleRows {
  private static final Map<GeometryKind, String> WKT =
      Map.of(
          GeometryKind.POINT, "POINT (120.70000%d 28.1)",
          GeometryKind.MULTI_POINT, "MULTIPOINT ((120.7 28.00%d), (120.8 28.1))",
          GeometryKind.LINE, "LINESTRING (120.7 28.00%d, 120.8 28.1)",
          GeometryKind.MULTI_LINE, "MULTILINESTRING ((120.7 28.00%d, 120.8 28.1), (1 2, 3 4))",
          GeometryKind.POLYGON,
              "POLYGON ((120 28, 121 28, 121 29.%d, 120 29, 120 28),"
                  + " (120.1 28.1, 120.1 28.2, 120.2 28.2, 120.1 28.1))",
          GeometryKind.MULTI_POLYGON,
              "MULTIPOLYGON (((120 28, 121 28, 121 29.%d, 120 28)), ((0 0, 1 0, 1 1, 0 0)))");

  private SampleRows() {}

  /** {@code count} rows in a shuffled order; the same for the same arguments. */
  public static FeatureTable of(LayerSchema schema, int count, long seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    return inOrder(schema, order);
  }

  /** The rows with these numbers, in this order. */
  public static FeatureTable inOrder(LayerSchema schema, List<Integer> order) {
    FeatureTable.Builder table = FeatureTable.builder();
    for (int i : order) {
      Map<String, Object> values = new HashMap<>();
      int position = 0;
      for (Property property : schema.properties()) {
        if (property.required() || (i + position++) % 5 != 0) {
          values.put(property.name(), value(property, i));
        }
      }
      if (i % 2 == 0) {
        values.put("备注", "第" + i + "行 𠮷");
        values.put("rate", new BigDecimal("0.5"));
        values.put("extraCount", (long) i);
        values.put("seen", true);
        values.put("nested", new JsonText("{\"b\":[1,2.50],\"a\":null}"));
      }
      table.add("id-" + i, geometry(schema, i), i + 1, values);
    }
    return table.build();
  }

  public static Geometry geometry(LayerSchema schema, int i) {
    if (!schema.geometryRequired() && i % 3 == 0) {
      return null;
    }
    List<GeometryKind> kinds = schema.geometryKinds().stream().sorted().toList();
    try {
      return new WKTReader().read(WKT.get(kinds.get(i % kinds.size())).formatted(i % 10));
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Property property, int i) {
    return switch (property.type()) {
      case TEXT ->
          property.allowed().isEmpty()
              ? property.name() + " 温州\t\"'" + i
              : property.allowed().get(i % property.allowed().size());
      case INTEGER ->
          property.maximum() == null ? i * 1_000_003L : property.maximum().longValueExact();
      case DECIMAL -> new BigDecimal("299.99").add(BigDecimal.valueOf(i));
      case BOOLEAN -> i % 2 == 0;
      case DATE -> LocalDate.of(2025, 1, 1).plusDays(i);
      case JSON -> new JsonText("[{\"id\":\"r" + i + "\",\"netArea\":150.5}]");
    };
  }
}
