package io.carecircle.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rules that hold in every module. */
public final class HouseRules {
  private static final String VAGUE_NAMES =
      "([A-Za-z0-9_]*)(Util|Utils|Helper|Helpers|Manager|Impl|Data|Info)";

  private HouseRules() {}

  /** The rules that need no parameter, for a module rooted at the given package. */
  public static List<ArchRule> everywhere(String rootPackage) {
    return List.of(
        tellingNames(),
        noDrawerPackages(),
        noStaticMutableState(),
        enumsAreConstants(),
        explicitLocaleAndCharset(),
        noCycles(rootPackage));
  }

  /** A class is named for what it does; these endings say nothing and attract everything. */
  public static ArchRule tellingNames() {
    return classes()
        .should(
            condition(
                "have a telling name",
                (type, report) -> {
                  if (type.getSimpleName().matches(VAGUE_NAMES)) {
                    report.accept(type.getFullName() + " has a vague name");
                  }
                }));
  }

  /** No package that collects what belongs nowhere. */
  public static ArchRule noDrawerPackages() {
    return noClasses()
        .should()
        .resideInAnyPackage("..common..", "..util..", "..utils..", "..helper..", "..misc..");
  }

  /** Two runs in one process must not see each other. */
  public static ArchRule noStaticMutableState() {
    return fields()
        .that()
        .areStatic()
        .should(
            new ArchCondition<>("be constant") {
              @Override
              public void check(JavaField field, ConditionEvents events) {
                if (!field.getModifiers().contains(JavaModifier.SYNTHETIC) && isMutable(field)) {
                  events.add(
                      SimpleConditionEvent.violated(
                          field, field.getFullName() + " is static and can change"));
                }
              }
            })
        .allowEmptyShould(true);
  }

  private static boolean isMutable(JavaField field) {
    Set<JavaModifier> modifiers = field.getModifiers();
    JavaClass type = field.getRawType();
    boolean openArray = type.isArray() && !modifiers.contains(JavaModifier.PRIVATE);
    return !modifiers.contains(JavaModifier.FINAL) || openArray || isMutableHolder(type);
  }

  /**
   * Types that exist to be changed. A field declared as an interface (a {@code Map} made by {@code
   * Map.of}) passes; that it is never filled later is left to review.
   */
  private static boolean isMutableHolder(JavaClass type) {
    boolean collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    return (collection && !type.isInterface())
        || type.getPackageName().startsWith("java.util.concurrent")
        || type.isAssignableTo(ThreadLocal.class)
        || type.isAssignableTo(StringBuilder.class)
        || type.isAssignableTo(Random.class)
        || type.isAssignableTo(BitSet.class);
  }

  /** An enum constant is shared by everybody, so what it holds is static state as well. */
  public static ArchRule enumsAreConstants() {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .areEnums()
        .should()
        .beFinal()
        .allowEmptyShould(true);
  }

  /** Standard output belongs to the answer, and a library says nothing by itself. */
  public static ArchRule noStandardStreams() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
  }

  /** Same bytes on every machine: neither its language nor its encoding may leak in. */
  public static ArchRule explicitLocaleAndCharset() {
    return noClasses()
        .should(
            Calls.ofAny("rely on the default locale or encoding", Calls.DEFAULT_LOCALE_OR_CHARSET));
  }

  /** Packages one level below the root (and the root itself) know each other in one direction. */
  public static ArchRule noCycles(String rootPackage) {
    return SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(segmentBelow(rootPackage, type));
              }

              @Override
              public String getDescription() {
                return "packages below " + rootPackage;
              }
            })
        .should()
        .beFreeOfCycles();
  }

  /** Whatever is not named here is not for this module. */
  public static ArchRule usesOnly(String... packages) {
    return classes().should().onlyDependOnClassesThat().resideInAnyPackage(packages);
  }

  /** Nobody here knows the named packages. */
  public static ArchRule neverUses(String... packages) {
    return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
  }

  /** Nobody here knows the named classes. */
  public static ArchRule neverUsesClasses(String... names) {
    Set<String> banned = Set.of(names);
    return noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are any of " + banned.stream().sorted().toList(),
                type -> banned.contains(type.getFullName())));
  }

  /** Classes that are not in the named package or below it, to narrow what a rule is asked. */
  public static DescribedPredicate<JavaClass> outside(String packageName) {
    return DescribedPredicate.describe(
        "outside " + packageName,
        type -> !(type.getPackageName() + ".").startsWith(packageName + "."));
  }

  /** The named packages are used behind one door only. */
  public static ArchRule onlyInside(String door, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(door)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true);
  }

  /** The package's first name below the root, or "(root)". */
  static String segmentBelow(String rootPackage, JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(rootPackage + ".")) {
      return "(root)";
    }
    String below = name.substring(rootPackage.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  /** A check of one class that reports sentences. */
  static ArchCondition<JavaClass> condition(
      String description, BiConsumer<JavaClass, Report> check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.accept(type, sentence -> events.add(SimpleConditionEvent.violated(type, sentence)));
      }
    };
  }

  /** Takes one violation. */
  @FunctionalInterface
  interface Report {
    void accept(String sentence);
  }
}
