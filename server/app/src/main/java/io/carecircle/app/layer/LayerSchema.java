package io.carecircle.app.layer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one collection may hold. A feature's id stands beside the properties, never among them.
 *
 * @param id the collection's id, also its table
 * @param geometryKinds allowed geometry types
 * @param geometryRequired whether a feature without geometry is refused
 * @param properties in the order of the contract
 */
public record LayerSchema(
    String id,
    Set<GeometryKind> geometryKinds,
    boolean geometryRequired,
    List<Property> properties) {
  public LayerSchema {
    Objects.requireNonNull(id);
    geometryKinds = Set.copyOf(geometryKinds);
    properties = List.copyOf(properties);
  }

  public Optional<Property> findProperty(String name) {
    return properties.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  public List<String> propertyNames() {
    return properties.stream().map(Property::name).toList();
  }
}
