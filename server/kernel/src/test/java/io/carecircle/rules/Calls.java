package io.carecircle.rules;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls (and method references) by signature. A pattern is {@code Owner.name} for every overload or
 * {@code Owner.name(java.lang.Type,...)} for one; a constructor is named {@code <init>}.
 */
final class Calls {
  static final Set<String> DEFAULT_LOCALE_OR_CHARSET =
      Set.of(
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.lang.String.getBytes()",
          "java.lang.String.<init>([B)",
          "java.lang.String.<init>([B,int,int)",
          "java.io.InputStreamReader.<init>(java.io.InputStream)",
          "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
          "java.io.PrintStream.<init>(java.io.OutputStream)",
          "java.io.PrintWriter.<init>(java.io.OutputStream)",
          "java.io.ByteArrayOutputStream.toString()",
          "java.util.Scanner.<init>(java.io.InputStream)",
          "java.nio.charset.Charset.defaultCharset",
          "java.util.Locale.getDefault");

  static final Set<String> DEFAULT_LOCALE_IN_FORMATS =
      Set.of(
          "java.lang.String.format(java.lang.String,[Ljava.lang.Object;)",
          "java.lang.String.formatted");

  static final Set<String> CLOCK_CHANCE_OR_MACHINE =
      Stream.concat(
              Stream.of(
                      "Instant",
                      "LocalDate",
                      "LocalDateTime",
                      "LocalTime",
                      "OffsetDateTime",
                      "Year",
                      "ZonedDateTime")
                  .map(type -> "java.time." + type + ".now"),
              Stream.of(
                  "java.lang.System.currentTimeMillis",
                  "java.lang.System.getenv",
                  "java.lang.System.getProperty",
                  "java.lang.System.identityHashCode",
                  "java.lang.Runtime.availableProcessors",
                  "java.lang.Math.random",
                  "java.util.Random.<init>()",
                  "java.util.SplittableRandom.<init>()",
                  "java.util.Date.<init>()",
                  "java.util.UUID.randomUUID",
                  "java.util.Collections.shuffle(java.util.List)",
                  "java.util.concurrent.ThreadLocalRandom.current"))
          .collect(Collectors.toUnmodifiableSet());

  static final Set<String> THREADS = Set.of("java.lang.Thread.<init>", "java.lang.Thread.start");

  static final Set<String> PARALLEL =
      Set.of(
          "java.util.Collection.parallelStream",
          "java.util.stream.BaseStream.parallel",
          "java.util.Arrays.parallelSort",
          "java.util.Arrays.parallelPrefix",
          "java.util.Arrays.parallelSetAll");

  /** Math functions whose last bit may differ between machines; sqrt and the like are exact. */
  static final Set<String> INEXACT_MATH =
      Stream.of(
              "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
              "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot")
          .map(name -> "java.lang.Math." + name)
          .collect(Collectors.toUnmodifiableSet());

  private Calls() {}

  /** Says for a class which of the calls it makes; to stand behind {@code noClasses().should(}. */
  static ArchCondition<JavaClass> ofAny(String description, Set<String> patterns) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnitAccessesFromSelf().stream()
            .filter(access -> patterns.stream().anyMatch(p -> matches(p, access.getTarget())))
            .forEach(
                access ->
                    events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
      }
    };
  }

  /** A call through a subtype counts: {@code List.parallelStream} is {@code Collection}'s. */
  private static boolean matches(String pattern, CodeUnitAccessTarget target) {
    int open = pattern.indexOf('(');
    String path = open < 0 ? pattern : pattern.substring(0, open);
    int dot = path.lastIndexOf('.');
    return target.getName().equals(path.substring(dot + 1))
        && target.getOwner().isAssignableTo(path.substring(0, dot))
        && (open < 0 || pattern.substring(open).equals(parameters(target)));
  }

  private static String parameters(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().stream()
        .map(JavaClass::getName)
        .collect(Collectors.joining(",", "(", ")"));
  }
}
