package io.carecircle.app.process;

import java.util.List;

/**
 * What an analysis tells about itself.
 *
 * @param id in the contract
 * @param title in English
 * @param titleZh in Chinese
 * @param summary one sentence on what comes out
 * @param inputs names of the inputs it takes; any other is refused, so that a misspelt one is not
 *     silently ignored
 */
public record ProcessDescription(
    String id, String title, String titleZh, String summary, List<String> inputs) {
  public ProcessDescription {
    inputs = List.copyOf(inputs);
  }
}
