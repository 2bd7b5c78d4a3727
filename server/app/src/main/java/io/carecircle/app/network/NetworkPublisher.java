package io.carecircle.app.network;

import io.carecircle.app.layer.LayerVersion;
import io.carecircle.kernel.layer.StreetLine;
import java.util.List;

/** Turns a version of the streets into a network that analyses can open. */
public interface NetworkPublisher {
  /**
   * Builds the network and writes its snapshot. Called with the version's rows written but not yet
   * committed: an exception from here undoes the import, a commit that fails afterwards leaves a
   * snapshot that no version names.
   */
  StreetsSummary publish(LayerVersion version, List<StreetLine> lines);
}
