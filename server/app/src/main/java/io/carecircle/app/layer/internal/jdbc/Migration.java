package io.carecircle.app.layer.internal.jdbc;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables of a store up to date. */
final class Migration {
  private Migration() {}

  /**
   * @param dialect folder of the migrations
   * @return to be given a data source
   */
  static FluentConfiguration of(String dialect) {
    return Flyway.configure()
        .locations("classpath:db/migration/" + dialect)
        // By default tables of a later version would be taken for ours.
        .ignoreMigrationPatterns(new String[0]);
  }
}
