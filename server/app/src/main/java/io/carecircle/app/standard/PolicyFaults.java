package io.carecircle.app.standard;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.RowError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong, so that one reading tells all of it. */
final class PolicyFaults {
  private static final int TOLD = 20;

  private final List<PolicyFault> faults = new ArrayList<>();

  void add(String file, int line, String key, String value, String reason) {
    faults.add(new PolicyFault(file, line, key, value, reason));
  }

  /**
   * @throws RefusedException when there is a fault
   */
  void refuseIfAny() {
    if (faults.isEmpty()) {
      return;
    }
    String told =
        faults.stream().limit(TOLD).map(PolicyFault::toString).collect(Collectors.joining("; "));
    throw new RefusedException(
        "bad-policy",
        "the policy files cannot be taken: " + told,
        faults.stream()
            .map(f -> new RowError(f.line(), f.key(), f.value(), f.file() + ": " + f.reason()))
            .toList());
  }
}
