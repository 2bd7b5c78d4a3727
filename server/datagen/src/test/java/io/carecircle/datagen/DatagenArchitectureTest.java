package io.carecircle.datagen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.carecircle.rules.HouseRules;
import io.carecircle.rules.KernelRules;
import io.carecircle.rules.ProductionClasses;
import io.carecircle.rules.SourceSize;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Made-up cities need the exchange types and nothing of the machine. */
class DatagenArchitectureTest {
  private static final String ROOT = "io.carecircle.datagen";

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() {
    JavaClasses classes = ProductionClasses.of(ROOT);
    List<ArchRule> own =
        List.of(
            HouseRules.usesOnly(
                "java..",
                "org.locationtech.jts..",
                "io.carecircle.kernel.geo..",
                "io.carecircle.kernel.layer..",
                "io.carecircle.kernel.progress..",
                ROOT + ".."),
            HouseRules.noStandardStreams(),
            KernelRules.noFilesOrSockets(),
            KernelRules.noThreadsOfItsOwn(),
            KernelRules.strictMathOnly(),
            KernelRules.noClockChanceOrMachine(),
            KernelRules.noFormatsOfTheMachine());
    return Stream.concat(HouseRules.everywhere(ROOT).stream(), own.stream())
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }

  @Test
  void filesAndMethodsStayShort() throws IOException {
    assertEquals(List.of(), SourceSize.tooLongInThisModule());
  }
}
