package io.carecircle.app.layer.internal.jdbc;

import io.carecircle.app.layer.LayerVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** SQL for the list of versions. */
@Component
class VersionStore {
  private static final String SELECT =
      """
      select "layer", "number", "hash", "feature_count", "created_at", "created_by", "source",
        "source_hash"
      from "layer_version" where "layer" = ?""";

  private final JdbcClient jdbc;

  VersionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<LayerVersion> list(String layer) {
    return jdbc.sql(SELECT + " order by \"number\"").param(layer).query(VersionStore::map).list();
  }

  Optional<LayerVersion> findCurrent(String layer) {
    return jdbc.sql(SELECT + " order by \"number\" desc limit 1")
        .param(layer)
        .query(VersionStore::map)
        .optional();
  }

  Optional<LayerVersion> find(String layer, int number) {
    return jdbc.sql(SELECT + " and \"number\" = ?")
        .params(layer, number)
        .query(VersionStore::map)
        .optional();
  }

  Optional<LayerVersion> findByHash(String layer, String hash) {
    return jdbc.sql(SELECT + " and \"hash\" = ? order by \"number\" desc limit 1")
        .params(layer, hash)
        .query(VersionStore::map)
        .optional();
  }

  /**
   * The key under which a version's rows are stored. The content decides, not the number: a result
   * that was made on another store names the number that its content had there.
   */
  long getKey(LayerVersion version) {
    return jdbc.sql(
            """
            select "id" from "layer_version" where "layer" = ? and "hash" = ?
            order by "number" desc limit 1""")
        .params(version.layer(), version.hash())
        .query(Long.class)
        .single();
  }

  /**
   * @return the key for the version's rows
   * @throws org.springframework.dao.DuplicateKeyException when the number is taken
   */
  long insert(LayerVersion version) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into "layer_version" ("layer", "number", "hash", "feature_count", "created_at",
              "created_by", "source", "source_hash")
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            version.layer(),
            version.number(),
            version.hash(),
            version.featureCount(),
            OffsetDateTime.ofInstant(version.createdAt(), ZoneOffset.UTC),
            version.createdBy(),
            version.source(),
            version.sourceHash())
        .update(key, "id");
    return key.getKeyAs(Long.class);
  }

  private static LayerVersion map(ResultSet row, int index) throws SQLException {
    return new LayerVersion(
        row.getString("layer"),
        row.getInt("number"),
        row.getString("hash"),
        row.getInt("feature_count"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        row.getString("source"),
        row.getString("source_hash"));
  }
}
