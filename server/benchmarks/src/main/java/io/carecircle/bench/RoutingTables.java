package io.carecircle.bench;

import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.unit.Lengths;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A city as pgRouting wants it: {@code edges} with costs in millimetres, and {@code ends} with the
 * demand at each node.
 */
final class RoutingTables {
  private RoutingTables() {}

  /** Replaces the tables of another city. */
  static void load(City city, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists pgrouting cascade");
      statement.execute("drop table if exists edges, ends");
      statement.execute(
          "create table edges (id int primary key, source int, target int, cost float8, reverse_cost float8)");
      statement.execute("create table ends (node int, demand int, cost int)");
    }
    Streets streets = city.network().streets();
    insert(
        connection,
        "insert into edges values (?, ?, ?, ?, ?)",
        streets.edgeCount(),
        e ->
            new int[] {
              e,
              streets.from()[e],
              streets.to()[e],
              streets.forward(e) ? streets.lengthMm()[e] : -1,
              streets.backward(e) ? streets.lengthMm()[e] : -1
            });
    EndCosts ends = EndCosts.leaving(streets, city.demand());
    insert(
        connection,
        "insert into ends select * from (values (?, ?, ?)) v (n, d, c) where c < "
            + Lengths.NO_WAY_MM,
        2 * ends.size(),
        i ->
            i % 2 == 0
                ? new int[] {ends.fromNode()[i / 2], i / 2, ends.fromCostMm()[i / 2]}
                : new int[] {ends.toNode()[i / 2], i / 2, ends.toCostMm()[i / 2]});
    try (Statement statement = connection.createStatement()) {
      statement.execute("create index on ends (node) include (demand, cost)");
      statement.execute("vacuum analyze");
    }
  }

  private interface RowSource {
    int[] row(int i);
  }

  private static void insert(Connection connection, String sql, int rows, RowSource source)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows; i++) {
        int[] row = source.row(i);
        for (int c = 0; c < row.length; c++) {
          insert.setInt(c + 1, row[c]);
        }
        insert.addBatch();
        if (i % 5000 == 4999) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }
}
