package io.carecircle.app.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.app.stage.Acts;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planned, built, accepted, handed over together: each case by hand, judged on 2026-06-30. */
class FourTogetherTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

  /** "-" is not due; the rooms are r1 and r2 as filed, in that order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Nothing accepted: not judged.
        "planning-conditions 2024-01-01 with; built 2025-01-01 | - | - |  | -",
        // All in one document each: every step together.
        "planning-conditions 2024-01-01 with; built 2025-01-01; acceptance 2025-02-01; handover 2025-03-01 | - | - | r1 pass pass pass pass | pass",
        // Rooms a day after the homes fail the step, on the same day they pass.
        "design-review 2024-01-01 with; acceptance 2025-02-01 homes; acceptance 2025-02-01 care | - | - | r1 pass pass pass - | pass",
        // The acceptance is late, and when they were built is not on record.
        "design-review 2024-01-01 with; acceptance 2025-02-01 homes; acceptance 2025-02-02 care | - | - | r1 pass unknown fail - | fail",
        "design-review 2024-01-01 with; acceptance 2025-02-01 homes; built 2025-02-01 care; acceptance 2025-02-02 care | - | - | r1 pass pass fail - | fail",
        "design-review 2024-01-01 with; built 2025-01-31 homes; acceptance 2025-02-01 homes; built 2025-02-01 care; acceptance 2025-02-01 care | - | - | r1 pass fail pass - | fail",
        // Rooms first: nothing is late while the homes are on their way.
        "design-review 2024-01-01 with; acceptance 2025-02-01 care | - | - | r1 pass pass pass - | pass",
        // Nothing at all is known of the homes.
        "acceptance 2025-02-01 care | - | - | r1 unknown unknown unknown - | unknown",
        // Nobody said whether the plan holds care rooms; it does not; it did not at first.
        "design-review 2024-01-01; acceptance 2025-02-01 | - | - | r1 unknown pass pass - | unknown",
        "design-review 2024-01-01 without; acceptance 2025-02-01 | - | - | r1 fail pass pass - | fail",
        "planning-conditions 2023-01-01 without; design-review 2024-01-01 with; acceptance 2025-02-01 | - | - | r1 pass pass pass - | pass",
        // Homes handed over, rooms not: late from then on, and so when that was ordered.
        "design-review 2024-01-01 with; acceptance 2025-02-01; handover 2025-03-01 homes | - | - | r1 pass pass pass fail | fail",
        "design-review 2024-01-01 with; acceptance 2025-02-01; not-handed-over 2025-03-01 | - | - | r1 pass pass pass fail | fail",
        "design-review 2024-01-01 with; acceptance 2025-02-01; handover 2025-03-01 homes; handover 2025-03-02 care | - | - | r1 pass pass pass fail | fail",
        // What lies after the day has not happened yet.
        "design-review 2024-01-01 with; acceptance 2025-02-01; handover 2026-07-01 homes | - | - | r1 pass pass pass - | pass",
        // One room behind the other.
        "design-review 2024-01-01 with; acceptance 2025-02-01 homes; acceptance 2025-02-01 room:r1 | - | ? | r1 pass pass pass -; r2 pass fail fail - | fail",
        // Filed as accepted, on no day: it may have been late.
        "design-review 2024-01-01 with; acceptance 2025-02-01 homes | accepted | - | r1 pass unknown unknown - | unknown",
        // Homes accepted by the filing alone.
        "acceptance 2025-02-02 care | - | 2025-02-01 | r1 unknown unknown fail - | fail",
        "acceptance 2025-02-01 care | - | 2025-02-01 | r1 unknown pass pass - | unknown",
        "acceptance 2025-02-01 care | - | 2026-07-01 | r1 unknown unknown unknown - | unknown",
      })
  void byHand(String acts, String filedStatus, String more, String steps, String verdict) {
    EstateFiling filing = filing(filedStatus, more);
    EstateFiling recorded = EstateHistories.apply(filing, Acts.history(acts), AS_OF);
    List<FourTogether.Steps> found = new FourTogether(recorded, AS_OF).steps();
    assertEquals(
        steps == null ? "" : steps,
        found.stream().map(FourTogetherTest::line).collect(Collectors.joining("; ")));
    assertEquals(verdict, word(FourTogether.verdict(found)));
  }

  private static EstateFiling filing(String filedStatus, String more) {
    return new EstateFiling(
        "e",
        "new",
        "330302",
        null,
        null,
        more.startsWith("20") ? LocalDate.parse(more) : null,
        null,
        null,
        null,
        null,
        null,
        more.equals("?")
            ? List.of(room("r1", null), room("r2", null))
            : List.of(room("r1", filedStatus.equals("-") ? null : filedStatus)),
        List.of(),
        null,
        null,
        List.of());
  }

  private static String line(FourTogether.Steps steps) {
    return String.join(
        " ",
        steps.room(),
        word(steps.planned()),
        word(steps.built()),
        word(steps.accepted()),
        word(steps.handedOver()));
  }

  private static CareRoom room(String id, String status) {
    return new CareRoom(id, null, null, null, status, null);
  }

  private static String word(Verdict verdict) {
    return verdict == null ? "-" : verdict.word();
  }
}
