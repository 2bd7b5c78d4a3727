package io.carecircle.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/** What keeps the kernel pure: its packages stand in one order, and it only computes. */
public final class KernelRules {
  private static final int FAMILY = 6;

  /**
   * A package may use those with a smaller number. Equal numbers never know each other, which keeps
   * the families of analyses apart. A new family is one more line here.
   */
  private static final Map<String, Integer> ORDER =
      Map.ofEntries(
          Map.entry("unit", 0),
          Map.entry("progress", 0),
          Map.entry("geo", 1),
          Map.entry("layer", 2),
          Map.entry("network", 3),
          Map.entry("search", 4),
          Map.entry("allocation", 5),
          Map.entry("demand", 5),
          Map.entry("servicearea", FAMILY),
          Map.entry("catchment", FAMILY),
          Map.entry("coverage", FAMILY),
          Map.entry("access", FAMILY),
          Map.entry("siting", FAMILY));

  private static final Set<String> FILE_CLASSES =
      Set.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.nio.channels.FileChannel",
          "java.nio.channels.AsynchronousFileChannel");

  private KernelRules() {}

  /** Every class lives in a known package, and packages know only those below them. */
  public static ArchRule packageOrder(String rootPackage) {
    return classes()
        .should(
            HouseRules.condition(
                "live in a package of the kernel's order and use only those below it",
                (type, report) -> checkOrder(rootPackage, type, report)));
  }

  private static void checkOrder(String rootPackage, JavaClass type, HouseRules.Report report) {
    String own = HouseRules.segmentBelow(rootPackage, type);
    if (type.getSimpleName().equals("package-info")) {
      return;
    }
    if (!ORDER.containsKey(own)) {
      report.accept(
          type.getFullName() + " is in a package without a place in the order (KernelRules.ORDER)");
      return;
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      String other = HouseRules.segmentBelow(rootPackage, target);
      boolean ours = target.getPackageName().startsWith(rootPackage + ".");
      if (ours && !other.equals(own) && ORDER.getOrDefault(other, FAMILY) >= ORDER.get(own)) {
        report.accept(own + " must not know " + other + ": " + dependency.getDescription());
      }
    }
  }

  /** Bytes and streams come from the caller. */
  public static ArchRule noFilesOrSockets() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "javax..")
        .orShould()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are files", type -> FILE_CLASSES.contains(type.getFullName())));
  }

  /** Executors come from the caller, so that he decides how many processors a run may take. */
  public static ArchRule noThreadsOfItsOwn() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executors")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ForkJoinPool.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadPoolExecutor.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(CompletableFuture.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Timer.class)
        .orShould(Calls.ofAny("start threads", Calls.THREADS))
        .orShould(Calls.ofAny("compute in parallel by themselves", Calls.PARALLEL));
  }

  /** A stored number must not depend on the machine's own sine. */
  public static ArchRule strictMathOnly() {
    return noClasses()
        .should(Calls.ofAny("call inexact Math", Calls.INEXACT_MATH))
        .because("StrictMath gives the same bits everywhere");
  }

  /** Same input, same bytes: dates and seeds are parameters. */
  public static ArchRule noClockChanceOrMachine() {
    return noClasses()
        .should(Calls.ofAny("ask the clock, chance or the machine", Calls.CLOCK_CHANCE_OR_MACHINE));
  }

  /**
   * Nor on its language. The other modules may format the sentences they say to people, but a
   * number in a file goes through a JSON or CSV writer, which knows no language.
   */
  public static ArchRule noFormatsOfTheMachine() {
    return noClasses()
        .should(Calls.ofAny("format in the default locale", Calls.DEFAULT_LOCALE_IN_FORMATS));
  }
}
