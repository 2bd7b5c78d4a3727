package io.carecircle.app.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.StoreFailedException;
import org.junit.jupiter.api.Test;

class ProblemMappingTest {
  @Test
  void anImportThatLostARaceIsAConflictAndSaysSo() {
    Problem problem =
        ProblemMapping.of(
            new StoreFailedException("layer-changed", "another import was first", null));
    assertEquals(409, problem.status());
    assertEquals("layer-changed", problem.code());
    assertEquals("another import was first", problem.detail());
  }

  @Test
  void aStoreThatCannotBeReachedIs503AndNamesNeitherHostNorUser() {
    Problem problem =
        ProblemMapping.of(
            new StoreFailedException("store-unreachable", "db.example as clerk is gone", null));
    assertEquals(503, problem.status());
    assertFalse(problem.detail().contains("clerk"), problem.detail());
    assertTrue(problem.headers().containsKey("Retry-After"));
  }
}
