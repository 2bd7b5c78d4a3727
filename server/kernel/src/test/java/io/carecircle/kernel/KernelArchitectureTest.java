package io.carecircle.kernel;

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

/** The kernel only computes: JDK, JTS and slf4j, its packages in one order. */
class KernelArchitectureTest {
  private static final String ROOT = "io.carecircle.kernel";

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() {
    JavaClasses classes = ProductionClasses.of(ROOT);
    List<ArchRule> own =
        List.of(
            HouseRules.usesOnly("java..", "org.locationtech.jts..", "org.slf4j..", ROOT + ".."),
            HouseRules.noStandardStreams(),
            KernelRules.packageOrder(ROOT),
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
