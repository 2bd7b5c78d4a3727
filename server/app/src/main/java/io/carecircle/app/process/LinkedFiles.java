package io.carecircle.app.process;

import io.carecircle.app.platform.RefusedException;
import java.nio.file.Path;

/**
 * Finds the local files that {@code href} inside inputs names; only the command line allows any.
 */
@FunctionalInterface
public interface LinkedFiles {
  /** No file may be named: over HTTP. */
  LinkedFiles NONE =
      href -> {
        throw new RefusedException(
            "href-not-allowed", "href names a local file, which only the command line may do");
      };

  /**
   * @throws RefusedException when there is no such file
   */
  Path find(String href);
}
