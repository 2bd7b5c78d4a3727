package io.carecircle.kernel.siting;

/** Stub to be replaced below. */
final class CapacitatedSiting {
  CapacitatedSiting(SitingSpec spec, SolveControl control) {}

  SitingResult run() {
    throw new UnsupportedOperationException();
  }
}
