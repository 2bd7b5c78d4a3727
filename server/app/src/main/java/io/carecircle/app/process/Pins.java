package io.carecircle.app.process;

import java.util.Map;
import java.util.Optional;

/**
 * Which layer versions a run must compute on: the current ones, or in a replay just those of the
 * first run, so that a layer which the first run did without stays out.
 */
public final class Pins {
  /** Every layer at its current version. */
  public static final Pins CURRENT = new Pins(Map.of(), true);

  private final Map<String, Pin> byLayer;
  private final boolean current;

  private Pins(Map<String, Pin> byLayer, boolean current) {
    this.byLayer = Map.copyOf(byLayer);
    this.current = current;
  }

  /**
   * @param byLayer the pin of each layer that the run used
   */
  public static Pins replay(Map<String, Pin> byLayer) {
    return new Pins(byLayer, false);
  }

  /**
   * @param version number of the version where the run was first made; another store may know the
   *     same content under another number
   * @param hash of the content, which decides
   */
  public record Pin(int version, String hash) {}

  public boolean isCurrent() {
    return current;
  }

  public Optional<Pin> find(String layer) {
    return Optional.ofNullable(byLayer.get(layer));
  }
}
