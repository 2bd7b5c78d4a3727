package io.carecircle.app.cli;

import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application behind a command; given by {@code main}, which knows its root class. */
@FunctionalInterface
public interface AppStarter {
  /**
   * @param server whether it serves HTTP
   * @param properties application properties that win over the environment, as {@code key=value}
   * @return the running application, to be closed by the caller
   */
  ConfigurableApplicationContext start(boolean server, String... properties);
}
