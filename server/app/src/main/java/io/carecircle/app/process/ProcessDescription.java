package io.carecircle.app.process;

import java.util.List;

/**
 * What an analysis tells about itself.
 *
 * @param id in the contract
 * @param title in English
 * @param titleZh in Chinese
 * @param summary one sentence on what comes out
 * @param inputs that it takes; any other is refused, so that a misspelt one is not silently ignored
 * @param output what it answers with
 */
public record ProcessDescription(
    String id,
    String title,
    String titleZh,
    String summary,
    List<ProcessInput> inputs,
    ProcessOutput output) {
  public ProcessDescription {
    inputs = List.copyOf(inputs);
  }

  /** The names of the inputs, in their order. */
  public List<String> inputNames() {
    return inputs.stream().map(ProcessInput::name).toList();
  }
}
