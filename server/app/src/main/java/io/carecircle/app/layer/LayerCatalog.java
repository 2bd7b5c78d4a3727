package io.carecircle.app.layer;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The layers and all their versions. A version is complete and never changes; the current one is
 * the one with the highest number. Layers are named by their collection id; an unknown one is a
 * {@link io.carecircle.app.platform.RefusedException}.
 */
public interface LayerCatalog {
  /** All versions of a layer, oldest first; empty when nothing was ever imported. */
  List<LayerVersion> listVersions(String layer);

  Optional<LayerVersion> findCurrent(String layer);

  /**
   * @throws io.carecircle.app.platform.RefusedException when there is no such version
   */
  LayerVersion getVersion(String layer, int number);

  /** The newest version with this content, whatever its number. */
  Optional<LayerVersion> findByHash(String layer, String hash);

  /**
   * The features of a version in {@link io.carecircle.kernel.layer.FeatureOrder#BY_ID}: first the
   * columns of the schema, then the unknown ones that its files had, by name. The latter have the
   * type of their source: text from CSV, text, numbers or flags from GeoJSON.
   */
  FeatureTable read(LayerVersion version);

  /** The lines of a version of the layer {@code streets}, in id order. */
  List<StreetLine> readStreets(LayerVersion version);

  /**
   * Stores a new version in one transaction; when this returns, it survives a crash of the process.
   *
   * @param table validated rows with unique ids and the schema's types, in any order
   * @param beforeCommit called with all rows written and nothing committed; when it throws, the
   *     store stays as it was and its exception goes to the caller
   * @throws io.carecircle.app.platform.StoreFailedException when the layer's current version is not
   *     {@code description.base}, or the store fails; the message says what was stored
   */
  LayerVersion append(
      NewVersion description, FeatureTable table, Consumer<LayerVersion> beforeCommit);

  /** {@link #append} for the layer {@code streets}. */
  LayerVersion appendStreets(
      NewVersion description, List<StreetLine> lines, Consumer<LayerVersion> beforeCommit);
}
