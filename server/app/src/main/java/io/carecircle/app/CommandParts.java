package io.carecircle.app;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;

/**
 * What a command takes of Spring Boot. Everything else that lies on the class path for the server
 * would cost each command a second: it is not even looked at. Named as a source by {@link
 * CareCircle} for commands alone, hence no annotation that scanning would find.
 */
@ImportAutoConfiguration({
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class
})
final class CommandParts {}
