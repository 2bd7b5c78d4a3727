package io.carecircle.app;

import io.carecircle.app.cli.Cli;
import io.carecircle.app.platform.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The one program: command line and server. The store migrates itself as its owner, so Spring's own
 * Flyway start, which would run as the application's user, is left out; so is its made-up account,
 * because there are no accounts.
 */
@SpringBootApplication(
    exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@EnableConfigurationProperties(Settings.class)
public class CareCircle {
  public static void main(String[] args) {
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int code = Cli.commandLine(CareCircle::start, out, err).execute(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Starts the application; see {@link io.carecircle.app.cli.AppStarter}. */
  public static ConfigurableApplicationContext start(boolean server, String... properties) {
    SpringApplicationBuilder application = new SpringApplicationBuilder(CareCircle.class);
    if (!server) {
      application
          .sources(CommandParts.class)
          .web(WebApplicationType.NONE)
          .lazyInitialization(true)
          .logStartupInfo(false)
          .properties("logging.level.root=WARN", "spring.boot.enableautoconfiguration=false");
    }
    return application.run(
        Arrays.stream(properties).map(property -> "--" + property).toArray(String[]::new));
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
  }
}
