package io.carecircle.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule sees the fixture that breaks it, and leaves the good one alone. */
class RulesTest {
  private static final String FIXTURES = "io.carecircle.rules.fixture.";

  @Test
  void theGoodFixtureBreaksNothing() {
    JavaClasses good = fixture("good");
    Stream.concat(
            HouseRules.everywhere(FIXTURES + "good").stream(),
            Stream.of(
                HouseRules.usesOnly("java..", FIXTURES + "good.."),
                HouseRules.neverUses("java.sql.."),
                HouseRules.noStandardStreams(),
                KernelRules.noFilesOrSockets(),
                KernelRules.noThreadsOfItsOwn(),
                KernelRules.strictMathOnly(),
                KernelRules.noClockChanceOrMachine(),
                KernelRules.noFormatsOfTheMachine()))
        .forEach(rule -> rule.check(good));
  }

  @Test
  void vagueNamesAndDrawers() {
    assertBroken(HouseRules.tellingNames(), "names", "RoadUtils has", "RowData has");
    assertBroken(HouseRules.noDrawerPackages(), "names", "names.util.Drawer");
  }

  @Test
  void staticStateThatCanChange() {
    ArchRule rule = HouseRules.noStaticMutableState();
    assertBroken(rule, "state", "Memory.counter", "OPEN_TABLE", "CACHE", "NEXT");
    assertBroken(HouseRules.enumsAreConstants(), "state", "Mood.changes");
  }

  @Test
  void callsThatLeakTheMachine() {
    assertBroken(HouseRules.noStandardStreams(), "calls", "Impure.talk()");
    assertBroken(HouseRules.explicitLocaleAndCharset(), "calls", "toUpperCase()");
    assertBroken(KernelRules.noFormatsOfTheMachine(), "calls", "inLocalLanguage");
    assertBroken(KernelRules.noFilesOrSockets(), "calls", "touchesFiles");
    assertBroken(KernelRules.noThreadsOfItsOwn(), "calls", "together", "alone");
    assertBroken(KernelRules.strictMathOnly(), "calls", "sine");
    assertBroken(KernelRules.noClockChanceOrMachine(), "calls", "today");
  }

  @Test
  void packagesInACircle() {
    assertBroken(HouseRules.noCycles(FIXTURES + "cycle"), "cycle", "Slice a", "Slice b");
  }

  @Test
  void packagesOutOfOrder() {
    String report =
        assertBroken(
            KernelRules.packageOrder(FIXTURES + "pure"),
            "pure",
            "layer must not know search",
            "coverage must not know catchment",
            "Stray is in a package without a place");
    assertFalse(report.contains("catchment must not know search"), report);
  }

  @Test
  void whitelistAndBans() {
    assertBroken(HouseRules.usesOnly("java.lang..", FIXTURES + "calls.."), "calls", "java.io.File");
    assertBroken(HouseRules.neverUses("java.time.."), "calls", "today");
    ArchRule door = HouseRules.onlyInside("..catchment..", FIXTURES + "pure.search..");
    String report = assertBroken(door, "pure", "Upward");
    assertFalse(report.contains("catchment.Catchment"), report);
  }

  @Test
  void aRuleAboutNothingIsRefused() {
    assertThrows(IllegalStateException.class, () -> ProductionClasses.of("io.carecircle.nowhere"));
  }

  @Test
  void fixturesAreNotProduction() {
    assertThrows(IllegalStateException.class, () -> ProductionClasses.of(FIXTURES + "good"));
  }

  private static String assertBroken(ArchRule rule, String fixture, String... expected) {
    EvaluationResult result = rule.evaluate(fixture(fixture));
    String report = result.getFailureReport().toString();
    assertTrue(result.hasViolation(), "not noticed: " + rule.getDescription());
    List<String> missing = Stream.of(expected).filter(text -> !report.contains(text)).toList();
    assertEquals(List.of(), missing, report);
    return report;
  }

  private static JavaClasses fixture(String name) {
    JavaClasses classes = new ClassFileImporter().importPackages(FIXTURES + name);
    return ProductionClasses.refuseEmpty(classes, name);
  }
}
