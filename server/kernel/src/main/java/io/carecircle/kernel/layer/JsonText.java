package io.carecircle.kernel.layer;

import java.util.Objects;

/**
 * A nested value (an estate's gates or care rooms) carried as JSON text that nobody here parses.
 */
public record JsonText(String json) {
  public JsonText {
    Objects.requireNonNull(json);
  }

  @Override
  public String toString() {
    return json;
  }
}
