package io.carecircle.app.ogc;

import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;

/** Processes that wait and break when a test says so; named by a test, never found by scanning. */
class TestProcesses {
  /** Lets every waiting computation go on. */
  static final class Gate {
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);

    void open() {
      open.countDown();
    }

    void awaitEntered() throws InterruptedException {
      if (!entered.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("no computation began");
      }
    }
  }

  @Bean
  Gate gate() {
    return new Gate();
  }

  /** Waits until the gate opens or it is cancelled. */
  @Bean
  AnalysisProcess waiting(Gate gate) {
    return process(
        "waiting",
        request -> {
          gate.entered.countDown();
          request.progress().onProgress("waiting for the gate", 1, 2);
          awaitGate(gate, request);
          return out -> {
            out.writeStartObject();
            out.writeBooleanProperty("passed", true);
            out.writeEndObject();
          };
        });
  }

  /** Writes more than any buffer holds, and then fails. */
  @Bean
  AnalysisProcess breaking() {
    return process(
        "breaking",
        request ->
            out -> {
              out.writeStartArray();
              for (int i = 0; i < 200_000; i++) {
                out.writeNumber(i);
              }
              throw new IllegalStateException("broken on purpose");
            });
  }

  @Bean
  AnalysisProcess failing() {
    return process(
        "failing",
        request -> {
          throw new IllegalStateException("secret of the inside");
        });
  }

  private static void awaitGate(Gate gate, ProcessRequest request) {
    try {
      while (!gate.open.await(5, TimeUnit.MILLISECONDS)) {
        request.cancel().check();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Body {
    ProcessResult run(ProcessRequest request);
  }

  private static AnalysisProcess process(String id, Body body) {
    ProcessDescription description =
        new ProcessDescription(
            id,
            id,
            id,
            "For tests.",
            List.of(ProcessInput.optional("any", "Anything.", "{}")),
            ProcessOutput.object("{\"type\":\"object\"}"));
    return new AnalysisProcess() {
      @Override
      public ProcessDescription description() {
        return description;
      }

      @Override
      public ProcessResult run(ProcessRequest request) {
        return body.run(request);
      }
    };
  }
}
