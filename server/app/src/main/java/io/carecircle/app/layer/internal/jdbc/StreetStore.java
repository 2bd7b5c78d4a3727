package io.carecircle.app.layer.internal.jdbc;

import io.carecircle.app.layer.RowOrder;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** SQL for street lines. */
@Component
class StreetStore {
  private static final int BATCH = 1000;
  private static final String INSERT =
      """
      insert into "streets" ("layer_version", "id", "geometry", "name", "class", "forward",
        "backward", "nodes")
      values (?, ?, st_geomfromwkb(?, 4326), ?, ?, ?, ?, ?)""";
  private static final String SELECT =
      """
      select "id", st_asbinary("geometry"), "name", "class", "forward", "backward", "nodes"
      from "streets" where "layer_version" = ?""";

  private final JdbcTemplate jdbc;

  StreetStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long versionKey, List<StreetLine> lines) {
    WkbColumn wkb = new WkbColumn();
    GeometryFactory factory = new GeometryFactory();
    jdbc.batchUpdate(
        INSERT,
        RowOrder.of(lines),
        BATCH,
        (statement, line) -> {
          statement.setLong(1, versionKey);
          statement.setString(2, line.id());
          wkb.write(statement, 3, factory.createLineString(coordinates(line)));
          statement.setString(4, line.name());
          statement.setString(5, line.streetClass().name().toLowerCase(Locale.ROOT));
          statement.setBoolean(6, line.forward());
          statement.setBoolean(7, line.backward());
          statement.setBytes(8, toBytes(line.nodes()));
        });
  }

  List<StreetLine> read(long versionKey) {
    WkbColumn wkb = new WkbColumn();
    return RowOrder.of(jdbc.query(SELECT, (found, index) -> readLine(found, wkb), versionKey));
  }

  private static StreetLine readLine(ResultSet found, WkbColumn wkb) throws SQLException {
    Geometry geometry = wkb.read(found, 2);
    Coordinate[] coordinates = geometry.getCoordinates();
    double[] lon = new double[coordinates.length];
    double[] lat = new double[coordinates.length];
    for (int i = 0; i < coordinates.length; i++) {
      lon[i] = coordinates[i].x;
      lat[i] = coordinates[i].y;
    }
    return new StreetLine(
        found.getString(1),
        found.getString(3),
        StreetClass.valueOf(found.getString(4).toUpperCase(Locale.ROOT)),
        found.getBoolean(5),
        found.getBoolean(6),
        toLongs(found.getBytes(7)),
        lon,
        lat);
  }

  private static Coordinate[] coordinates(StreetLine line) {
    Coordinate[] coordinates = new Coordinate[line.nodes().length];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = new Coordinate(line.lon()[i], line.lat()[i]);
    }
    return coordinates;
  }

  private static byte[] toBytes(long[] nodes) {
    ByteBuffer buffer = ByteBuffer.allocate(nodes.length * Long.BYTES);
    buffer.asLongBuffer().put(nodes);
    return buffer.array();
  }

  private static long[] toLongs(byte[] bytes) {
    long[] nodes = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(nodes);
    return nodes;
  }
}
