package io.carecircle.app.layer.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Geometries as parameters and results, in the WKB that both stores speak. Not thread safe. */
final class WkbColumn {
  private static final int WGS84 = 4326;

  private final WKBWriter writer = new WKBWriter(2);
  private final WKBReader reader = new WKBReader(new GeometryFactory(new PrecisionModel(), WGS84));

  void write(PreparedStatement statement, int index, Geometry geometry) throws SQLException {
    if (geometry == null) {
      statement.setNull(index, Types.VARBINARY);
    } else {
      statement.setBytes(index, writer.write(geometry));
    }
  }

  Geometry read(ResultSet found, int index) throws SQLException {
    byte[] wkb = found.getBytes(index);
    if (wkb == null) {
      return null;
    }
    try {
      return reader.read(wkb);
    } catch (ParseException e) {
      throw new SQLException("the store holds a geometry that is no WKB", e);
    }
  }
}
