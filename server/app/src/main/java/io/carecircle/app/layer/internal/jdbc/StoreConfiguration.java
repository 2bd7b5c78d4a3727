package io.carecircle.app.layer.internal.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.carecircle.app.platform.DataFolder;
import io.carecircle.app.platform.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the store that the settings name. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  @Bean
  HikariDataSource dataSource(Settings settings, DataFolder folder) {
    return settings.hasDatabase() ? PostgisStore.open(settings.db()) : EmbeddedStore.open(folder);
  }
}
