package io.carecircle.app.estate;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.result.Run;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyRegion;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Region codes of what estates name as their jurisdiction. The policy files know cities and
 * counties; a name that they do not know is looked up in the regions layer, which is read only
 * then.
 */
final class Jurisdictions {
  private final Policy policy;
  private final LayerCatalog layers;
  private final Run run;
  private Map<String, Set<String>> codesByName;

  Jurisdictions(Policy policy, LayerCatalog layers, Run run) {
    this.policy = policy;
    this.layers = layers;
    this.run = run;
  }

  /** Empty when no region has the name, or several do. */
  Optional<String> findCode(String codeOrName) {
    Optional<String> known = policy.findRegion(codeOrName).map(PolicyRegion::code);
    if (known.isPresent()) {
      return known;
    }
    if (codeOrName.matches("[0-9]{6,12}")) {
      return Optional.of(codeOrName);
    }
    if (codesByName == null) {
      codesByName =
          run.find("regions").map(layers::read).map(Jurisdictions::names).orElse(Map.of());
    }
    Set<String> codes = codesByName.getOrDefault(codeOrName, Set.of());
    return codes.size() == 1 ? codes.stream().findFirst() : Optional.empty();
  }

  private static Map<String, Set<String>> names(FeatureTable regions) {
    Map<String, Set<String>> names = new HashMap<>();
    for (int row = 0; row < regions.size(); row++) {
      Object name = regions.value(row, "name");
      Object code = regions.value(row, "code");
      if (name != null && code != null) {
        names.computeIfAbsent(name.toString(), n -> new TreeSet<>()).add(code.toString());
      }
    }
    return names;
  }
}
