package io.carecircle.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Values by hand, to the printed digits of a pocket calculator. */
class DecayTest {
  @Test
  void bandsIncludeTheirEnds() {
    Decay bands = new Decay.Bands(new double[] {10, 20, 30}, new double[] {1, 0.68, 0.22});
    assertEquals(1, bands.weight(0));
    assertEquals(1, bands.weight(10));
    assertEquals(0.68, bands.weight(10.001));
    assertEquals(0.68, bands.weight(20));
    assertEquals(0.22, bands.weight(30));
    assertEquals(0, bands.weight(30.001));
  }

  @Test
  void theEndingGaussianEnds() {
    Decay gaussian = new Decay.EndingGaussian(30);
    assertEquals(1, gaussian.weight(0));
    // (e^-0.125 - e^-0.5) / (1 - e^-0.5) = (0.8824969 - 0.6065307) / 0.3934693
    assertEquals(0.7013665, gaussian.weight(15), 1e-7);
    assertEquals(0, gaussian.weight(30));
    assertEquals(0, gaussian.weight(31));
  }

  @Test
  void theOthers() {
    assertEquals(0.5034, new Decay.Gaussian(440).weight(Math.sqrt(302)), 1e-4); // e^-0.68636
    assertEquals(0.0497871, new Decay.Exponential(0.2).weight(15), 1e-7); // e^-3
    assertEquals(0.0025, new Decay.Power(2, 0).weight(20), 1e-18);
    assertEquals(1 / 40.0, new Decay.Power(1, 0).weight(40));
    assertEquals(0.25, new Decay.Power(2, 2).weight(0.5));
    assertEquals(0.75, new Decay.Linear(40).weight(10));
    assertEquals(0, new Decay.Linear(40).weight(40));
    assertEquals(1, new Decay.Binary().weight(1e9));
  }
}
