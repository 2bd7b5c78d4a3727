package io.carecircle.app.cli;

import io.carecircle.app.demo.DemoSeeder;
import io.carecircle.app.demo.Preparation;
import io.carecircle.app.platform.Loopback;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.progress.CancelledException;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code carecircle serve}: runs until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves the API on this machine; SIGTERM stops it once requests are answered.")
final class ServeCommand implements Callable<Integer> {
  private static final int DEFAULT_PORT = 8080;
  private static final int LAST_PORT = 65_535;

  private static final String NONE = "none";
  private static final String WENZHOU = "wenzhou";

  private final AppStarter starter;
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions store;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port, 0 for any free one (CARECIRCLE_PORT, else 8080).")
  private String port;

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "Loopback address to listen on (CARECIRCLE_HOST, else 127.0.0.1).")
  private String host;

  @Option(
      names = "--demo",
      paramLabel = "NAME",
      description =
          "Data for an empty store: wenzhou, a made-up city, or none (CARECIRCLE_DEMO, else wenzhou"
              + " for the embedded store and none for a database).")
  private String demo;

  @Option(
      names = "--public-only",
      description = "Serves the public project map and nothing else (CARECIRCLE_PUBLICONLY=true).")
  private boolean publicOnly;

  ServeCommand(AppStarter starter) {
    this(starter, System.getenv());
  }

  ServeCommand(AppStarter starter, Map<String, String> environment) {
    this.starter = starter;
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    String data = given(demo, "CARECIRCLE_DEMO", store.isDatabase(environment) ? NONE : WENZHOU);
    if (!List.of(NONE, WENZHOU).contains(data)) {
      throw new RefusedException(
          "no-demo", "--demo " + data + ": choose " + WENZHOU + " or " + NONE);
    }
    int number = port();
    InetAddress address = Loopback.address(given(host, "CARECIRCLE_HOST", "127.0.0.1"));
    CountDownLatch closed = new CountDownLatch(1);
    ConfigurableApplicationContext app;
    try {
      app = start(number, address, WENZHOU.equals(data));
    } catch (RuntimeException e) {
      return explainPort(e);
    }
    app.addApplicationListener((ApplicationListener<ContextClosedEvent>) e -> closed.countDown());
    if (WENZHOU.equals(data) && !seed(app, address(app, address), closed)) {
      return Cli.DONE;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("CareCircle: " + address(app, address));
    out.flush();
    closed.await();
    return Cli.DONE;
  }

  /**
   * Fills an empty store while the page already shows how far that is.
   *
   * @return false when the server was stopped meanwhile
   */
  private boolean seed(ConfigurableApplicationContext app, String address, CountDownLatch closed) {
    PrintWriter err = spec.commandLine().getErr();
    Preparation preparation = app.getBean(Preparation.class);
    String[] last = {""};
    try {
      app.getBean(DemoSeeder.class)
          .seedWenzhou(
              (step, done, total) -> {
                preparation.onProgress(step, done, total);
                if (!step.equals(last[0])) {
                  if (last[0].isEmpty()) {
                    err.println("making the demonstration data; progress is shown at " + address);
                  }
                  last[0] = step;
                  err.printf("demonstration data: %3d %% %s%n", 100 * done / total, step);
                  err.flush();
                }
              },
              () -> closed.getCount() == 0);
    } catch (CancelledException e) {
      return false;
    }
    preparation.end();
    return true;
  }

  private ConfigurableApplicationContext start(int number, InetAddress address, boolean preparing) {
    List<String> properties =
        new ArrayList<>(
            List.of(
                "carecircle.port=" + number,
                "carecircle.host=" + address.getHostAddress(),
                "carecircle.preparing=" + preparing,
                // Told below in one sentence, or by the handler of all commands.
                "logging.level.org.springframework.boot.diagnostics=OFF"));
    if (publicOnly) {
      properties.add("carecircle.public-only=true");
    }
    return store.open(starter, true, "serve", properties);
  }

  private int explainPort(RuntimeException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof PortInUseException taken) {
        spec.commandLine()
            .getErr()
            .println("port " + taken.getPort() + " is in use: choose another with --port N");
        return Cli.FAILED;
      }
    }
    throw failure;
  }

  private int port() {
    String text = given(port, "CARECIRCLE_PORT", Integer.toString(DEFAULT_PORT));
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= LAST_PORT) {
      return Integer.parseInt(text);
    }
    throw new RefusedException(
        "bad-port", "the port \"" + text + "\" is no number from 0 to " + LAST_PORT);
  }

  private String given(String option, String variable, String absent) {
    return option != null ? option : environment.getOrDefault(variable, absent);
  }

  private static String address(ConfigurableApplicationContext app, InetAddress address) {
    String name = address instanceof Inet6Address ? "[::1]" : address.getHostAddress();
    return "http://" + name + ":" + app.getEnvironment().getProperty("local.server.port") + "/";
  }
}
