package io.carecircle.app.standard;

import io.carecircle.app.platform.Settings;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The policy as it stands on disk. Files outside the program are in the folder {@code policy} of
 * the data folder, or where {@code carecircle.policy-folder} says.
 */
@Component
public class PolicyCatalog {
  private final Path folder;
  private Policy policy;

  PolicyCatalog(Settings settings, @Value("${carecircle.policy-folder:}") String policyFolder) {
    this.folder =
        policyFolder.isBlank()
            ? settings.dataFolder().resolve("policy")
            : Path.of(policyFolder).toAbsolutePath().normalize();
  }

  /**
   * The policy, read at the first call and kept.
   *
   * @throws io.carecircle.app.platform.RefusedException when a file has a fault, with file, line,
   *     key and reason of each
   */
  public synchronized Policy policy() {
    if (policy == null) {
      policy = PolicyReader.read(PolicyFiles.read(folder));
    }
    return policy;
  }
}
