package io.carecircle.app.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.platform.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What may follow what. An act is written "stage date", with "homes" or "room:x" where it is not
 * all.
 */
class StageRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
  private final List<StageEntry> entries = new ArrayList<>();

  private void add(String text) {
    StageEntry entry = Acts.entry(entries.size() + 1, text);
    StageRules.check(StageHistory.of(entries), entry, TODAY);
    entries.add(entry);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "planning-conditions 2024-01-01; design-review 2024-03-01; built 2025-05-01; acceptance 2025-06-01; handover 2025-07-01; in-use 2025-09-01",
        // Old papers are missing: a history may begin with the acceptance.
        "acceptance 2025-06-01; handover 2025-06-01; in-use 2025-06-01",
        // Conditions changed after the design was reviewed.
        "planning-conditions 2024-01-01; design-review 2024-03-01; planning-conditions 2024-04-01; design-review 2024-05-01",
        // A paper found later is put in by its day.
        "acceptance 2025-06-01; design-review 2024-03-01; built 2025-06-01",
        "acceptance 2025-06-01; not-handed-over 2025-08-01; not-handed-over 2025-10-01; handover 2025-11-01",
        // Used for something else before it was ever handed over.
        "acceptance 2025-06-01; misused 2025-07-01; handover 2025-08-01; in-use 2025-09-01",
        "acceptance 2025-06-01; handover 2025-06-01; in-use 2025-06-02; in-use 2026-01-10 'annualInspection':true; misused 2026-02-01; in-use 2026-03-01; removed 2026-04-01; in-use 2026-05-01",
        "acceptance 2025-06-01 homes; acceptance 2025-07-01 care; handover 2025-08-01 care; handover 2025-07-01 homes",
        "acceptance 2025-06-01; handover 2025-07-01 room:a; not-handed-over 2025-07-01 room:b",
        // The wrong day is corrected, or the entry taken back.
        "acceptance 2025-06-01; acceptance 2025-05-01 for:1; acceptance 2025-04-01 for:2",
        "acceptance 2025-06-01; withdrawn 2025-07-01 for:1; acceptance 2025-06-02",
        "acceptance 2026-06-30",
      })
  void isTaken(String acts) {
    for (String text : acts.split(";")) {
      add(text);
    }
  }

  /** The last act is refused, the others are not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "handover 2025-07-01 | 移交（2025-07-01）之前须先登记竣工验收 / handover of 2025-07-01 needs an earlier entry: acceptance",
        "design-review 2024-01-01; handover 2025-07-01 | needs an earlier entry: acceptance",
        "in-use 2025-07-01 | needs an earlier entry: handover",
        "acceptance 2025-06-01; in-use 2025-07-01 | needs an earlier entry: handover",
        "acceptance 2025-06-01; not-handed-over 2025-07-01; in-use 2025-08-01 | needs an earlier entry: handover",
        "acceptance 2025-06-01; handover 2025-05-31 | needs an earlier entry: acceptance",
        "misused 2025-05-31 | needs an earlier entry: acceptance",
        "acceptance 2025-06-01; design-review 2025-06-02 | 设计审查（2025-06-02）不能在竣工验收（2025-06-01）之后",
        "acceptance 2025-06-01; built 2025-06-02 | built of 2025-06-02 cannot follow acceptance of 2025-06-01",
        "built 2025-06-01; planning-conditions 2025-06-02 | cannot follow built",
        "acceptance 2025-06-01; acceptance 2025-06-02 | 竣工验收已登记",
        "acceptance 2025-06-01; handover 2025-07-01; not-handed-over 2025-08-01 | cannot follow handover",
        "acceptance 2025-06-01; handover 2025-07-01; handover 2025-08-01 room:a | handover is recorded already",
        "acceptance 2026-07-01 | 日期2026-07-01晚于今天 / the date 2026-07-01 is in the future",
        "acceptance 0202-07-01 | too early",
        "acceptance 2025-06-01; handover 2025-07-01; acceptance 2025-07-02 for:1 | needs an earlier entry: acceptance",
        "acceptance 2025-06-01; handover 2025-07-01; withdrawn 2025-08-01 for:1 | needs an earlier entry: acceptance",
        "acceptance 2025-06-01; acceptance 2025-05-01 for:1; acceptance 2025-04-01 for:1 | superseded already",
        "acceptance 2025-06-01 for:1 | entry 1 is not there",
        "withdrawn 2025-06-01 | names the entry that it takes back",
        "planning-conditions 2025-06-01 homes | not recorded of homes",
        "acceptance 2025-06-01; not-handed-over 2025-07-01 homes | not recorded of homes",
        "acceptance 2025-06-01 'includesCareRooms':true | has no includesCareRooms",
        "acceptance 2025-06-01 'civilAffairsAsked':true | has no civilAffairsAsked",
        "acceptance 2025-06-01 'annualInspection':true | has no annualInspection",
        "acceptance 2025-06-01 'order':{'date':'2025-06-01'} | 竣工验收没有order一项",
        "acceptance 2025-06-01; not-handed-over 2025-07-01 'order':{'date':'2025-06-30'} | order's date 2025-06-30",
        "acceptance 2025-06-01; not-handed-over 2025-07-01 'order':{'date':'2026-07-01'} | order's date 2026-07-01",
        "acceptance 2025-06-01; not-handed-over 2025-07-01 'order':{'date':'2025-07-02','dueDate':'2025-07-01'} | to correct by",
        "acceptance 2025-06-01; not-handed-over 2025-07-01 'order':{'date':'2025-07-02','dueDate':'2035-07-03'} | to correct by",
      })
  void isRefused(String acts, String reason) {
    String[] texts = acts.split(";");
    for (int i = 0; i < texts.length - 1; i++) {
      add(texts[i]);
    }
    RefusedException refused =
        assertThrows(RefusedException.class, () -> add(texts[texts.length - 1]));
    assertEquals("bad-stage", refused.code());
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    assertTrue(refused.getMessage().contains(" / "), "in both languages");
  }

  @Test
  void theLastActIsTheStageAndTheDayDecides() {
    add("acceptance 2025-06-01");
    add("not-handed-over 2025-08-01 'order':{'date':'2025-08-05','dueDate':'2025-09-05'}");
    add("handover 2025-10-01");
    StageHistory history = StageHistory.of(entries);
    assertEquals(Stage.HANDOVER, history.last().orElseThrow().stage());
    StageHistory before = history.asOf(LocalDate.of(2025, 9, 30));
    assertEquals(Stage.NOT_HANDED_OVER, before.last().orElseThrow().stage());
    assertEquals(3, before.entries().size());
    assertTrue(history.asOf(LocalDate.of(2025, 5, 31)).last().isEmpty());
    // Open until handed over; the day to correct it by is still in time.
    assertEquals(List.of(2), numbers(before.openOrders()));
    assertEquals(List.of(), numbers(history.openOrders()));
    Order order = before.openOrders().get(0).act().order();
    assertEquals(false, order.isOverdue(LocalDate.of(2025, 9, 5)));
    assertEquals(true, order.isOverdue(LocalDate.of(2025, 9, 6)));
  }

  /** Handing over does not correct that it is used for something else; use does. */
  @Test
  void whatCorrectsAnOrder() {
    add("acceptance 2025-06-01");
    add("misused 2025-07-01 'order':{'date':'2025-07-01'}");
    add("handover 2025-08-01");
    assertEquals(List.of(2), numbers(StageHistory.of(entries).openOrders()));
    add("in-use 2025-09-01");
    assertEquals(List.of(), numbers(StageHistory.of(entries).openOrders()));
  }

  private static List<Integer> numbers(List<StageEntry> list) {
    return list.stream().map(StageEntry::number).toList();
  }
}
