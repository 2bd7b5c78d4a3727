package io.carecircle.app;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The features of the application know each other in one direction and by their front only. */
class ModularityTests {
  @Test
  void everyModuleKeepsItsBorders() {
    ApplicationModules.of(CareCircle.class).verify();
  }
}
