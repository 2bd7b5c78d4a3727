package io.carecircle.app;

/** Placeholder until the command line exists. */
public final class CareCircle {
  private CareCircle() {}

  public static void main(String[] args) {}
}
