package io.carecircle.app;

import io.carecircle.app.platform.Settings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;

/** The one program: command line and server. */
@SpringBootApplication(exclude = FlywayAutoConfiguration.class)
@EnableConfigurationProperties(Settings.class)
public class CareCircle {
  public static void main(String[] args) {}
}
