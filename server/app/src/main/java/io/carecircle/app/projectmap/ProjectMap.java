package io.carecircle.app.projectmap;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the project distribution map shows: the projects, and the counties that they stand in. */
@Component
public final class ProjectMap {
  private static final List<String> OUTLINES = List.of("code", "name", "level", "parentCode");

  private final LayerCatalog layers;
  private final PolicyCatalog policies;

  ProjectMap(LayerCatalog layers, PolicyCatalog policies) {
    this.layers = layers;
    this.policies = policies;
  }

  /**
   * What is shown, from the current versions of the layers.
   *
   * @param projects those of the layer, or of the printed lists when it is empty
   * @param regions outlines of cities and counties: code, name, level, parentCode
   * @param isDemo whether any of it is made up
   * @param isPrinted whether the layer is empty and the printed lists stand in its place
   */
  public record Content(
      FeatureTable projects, FeatureTable regions, boolean isDemo, boolean isPrinted) {}

  /** Everything that the map tells. */
  public Content content() {
    return new Content(
        projects().told(),
        outlines(),
        Stream.of("projects", "regions")
            .map(layers::findCurrent)
            .flatMap(Optional::stream)
            .anyMatch(LayerVersion::isDemo),
        layers.findCurrent("projects").isEmpty());
  }

  /** The projects of the layer; when it is empty those of the printed lists, at their towns. */
  public ListedProjects projects() {
    Policy policy = policies.policy();
    FeatureTable table =
        layers
            .findCurrent("projects")
            .map(layers::read)
            .orElseGet(() -> ProjectPlaces.table(policy, regions()));
    return new ListedProjects(table, policy);
  }

  private FeatureTable regions() {
    return layers
        .findCurrent("regions")
        .map(layers::read)
        .orElseGet(() -> FeatureTable.builder().build());
  }

  private FeatureTable outlines() {
    FeatureTable regions = regions();
    FeatureTable.Builder outlines = FeatureTable.builder();
    OUTLINES.forEach(outlines::column);
    for (int row = 0; row < regions.size(); row++) {
      Object level = regions.value(row, "level");
      if (Objects.equals(level, "county") || Objects.equals(level, "city")) {
        Map<String, Object> values = regions.values(row);
        values.keySet().retainAll(OUTLINES);
        outlines.add(regions.id(row), regions.geometry(row), row + 1, values);
      }
    }
    return outlines.build();
  }
}
