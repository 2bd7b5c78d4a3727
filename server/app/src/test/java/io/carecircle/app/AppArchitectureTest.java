package io.carecircle.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.carecircle.rules.HouseRules;
import io.carecircle.rules.ProductionClasses;
import io.carecircle.rules.SourceSize;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** SQL behind one door, and none of the classes by which text from outside becomes code. */
class AppArchitectureTest {
  private static final String ROOT = "io.carecircle.app";

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() {
    JavaClasses classes = ProductionClasses.of(ROOT);
    List<ArchRule> own =
        List.of(
            HouseRules.onlyInside("..internal.jdbc..", "java.sql..", "org.springframework.jdbc.."),
            HouseRules.onlyInside(
                "..internal.jdbc..", "org.h2..", "org.h2gis..", "org.postgresql.."),
            HouseRules.neverUses(
                "org.springframework.expression..",
                // GraphHopper stays behind formats; Jackson 2 is there only for it and H2GIS.
                "com.graphhopper..",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.databind..",
                "org.codehaus.janino..",
                "javax.script.."),
            HouseRules.neverUsesClasses(
                "org.h2.tools.Console",
                "org.h2.tools.Server",
                "java.io.ObjectInputStream",
                "java.lang.ProcessBuilder"));
    return Stream.concat(HouseRules.everywhere(ROOT).stream(), own.stream())
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }

  /** The answer of a command goes through one place. */
  @Test
  void onlyTheCommandLineKnowsStandardOutput() {
    JavaClasses all = ProductionClasses.of(ROOT);
    HouseRules.noStandardStreams().check(all.that(HouseRules.outside(ROOT + ".cli")));
  }

  @Test
  void filesAndMethodsStayShort() throws IOException {
    assertEquals(List.of(), SourceSize.tooLongInThisModule());
  }
}
