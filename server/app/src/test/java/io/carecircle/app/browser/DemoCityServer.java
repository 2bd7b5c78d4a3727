package io.carecircle.app.browser;

import io.carecircle.app.OpenServer;
import io.carecircle.app.demo.DemoSeeder;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The server with the demonstration city and one browser, made once for all tests that ask for
 * them: the city takes seconds.
 */
final class DemoCityServer implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(DemoCityServer.class);

  private record Held(OpenServer server, Path folder) implements CloseableResource, AutoCloseable {
    @Override
    public void close() throws IOException {
      server.close();
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private record HeldBrowser(Browser browser) implements CloseableResource, AutoCloseable {
    @Override
    public void close() {
      browser.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == OpenServer.class || type == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    if (parameter.getParameter().getType() == Browser.class) {
      return store
          .getOrComputeIfAbsent(
              Browser.class, key -> new HeldBrowser(Browser.open()), HeldBrowser.class)
          .browser();
    }
    return store.getOrComputeIfAbsent(Held.class, key -> start(), Held.class).server();
  }

  private static Held start() {
    try {
      Path folder = Files.createTempDirectory("carecircle-browser");
      OpenServer server = new OpenServer(folder);
      server.bean(DemoSeeder.class).seedWenzhou(ProgressListener.NONE, CancelToken.NONE);
      return new Held(server, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
