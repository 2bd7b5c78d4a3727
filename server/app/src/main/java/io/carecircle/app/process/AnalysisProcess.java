package io.carecircle.app.process;

/** One analysis, as it can be asked for on the command line and over HTTP. Stateless. */
public interface AnalysisProcess {
  ProcessDescription description();

  /**
   * Computes.
   *
   * @throws io.carecircle.app.platform.RefusedException when the inputs cannot be served, with the
   *     reason; the request is refused as a whole
   * @throws io.carecircle.kernel.progress.CancelledException when the caller gave up
   */
  ProcessResult run(ProcessRequest request);
}
