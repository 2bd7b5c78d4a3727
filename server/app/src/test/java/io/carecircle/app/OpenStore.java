package io.carecircle.app;

import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application over a store, as a command starts it. */
public final class OpenStore implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  /** The embedded store in a folder. */
  public OpenStore(Path folder, Class<?>... more) {
    this(folder, "", more);
  }

  /**
   * @param db URL of a PostGIS database, or empty for the embedded store
   */
  public OpenStore(Path folder, String db, Class<?>... more) {
    this.context =
        new SpringApplicationBuilder(CareCircle.class)
            .sources(CommandParts.class)
            .sources(more)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .lazyInitialization(true)
            .properties("spring.boot.enableautoconfiguration=false")
            .run(
                "--carecircle.data=" + Objects.requireNonNull(folder),
                "--carecircle.db=" + db,
                "--logging.level.root=WARN");
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
