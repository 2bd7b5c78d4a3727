package io.carecircle.app.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The program that made a result: its version may change figures, so every run names it. */
@Component
public class Engine {
  private final String version;

  public Engine() throws IOException {
    try (InputStream in = Engine.class.getResourceAsStream("/carecircle-engine.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      version = properties.getProperty("version");
    }
  }

  public String version() {
    return version;
  }

  public String nameAndVersion() {
    return "carecircle " + version;
  }
}
