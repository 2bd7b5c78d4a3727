package io.carecircle.app.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger on both stores. */
class StageLedgerTest {
  @TempDir Path folder;

  private static StageAct act(String json) {
    return StageActReader.read(Json.parse(json.getBytes(StandardCharsets.UTF_8), "the act"));
  }

  private static StageAct acceptance(String day) {
    return act("{\"stage\":\"acceptance\",\"date\":\"2025-06-" + day + "\",\"by\":\"王\"}");
  }

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void whatIsAddedIsThereAgain(StoreKind kind) {
    StageAct full =
        act(
            "{\"stage\":\"not-handed-over\",\"date\":\"2025-08-01\",\"room\":\"r1\",\"annualInspection\":true,"
                + "\"document\":{\"number\":\"〔2025〕7号\",\"title\":\"责令整改通知书\",\"reference\":\"档案柜3\"},"
                + "\"order\":{\"number\":\"〔2025〕8号\",\"date\":\"2025-08-02\",\"dueDate\":\"2025-09-02\"},"
                + "\"by\":\"李𠮷\",\"note\":\"' or 1=1 --\\n%\"}");
    StageAct review =
        act(
            "{\"stage\":\"design-review\",\"date\":\"2024-08-01\",\"includesCareRooms\":true,\"civilAffairsAsked\":false,\"by\":\"李\"}");
    List<StageEntry> written = new ArrayList<>();
    try (OpenStore store = kind.open(folder)) {
      StageLedger ledger = store.get(StageLedger.class);
      assertEquals(0, ledger.lastSequence());
      assertEquals(List.of(), ledger.list("小区/1"));
      written.add(ledger.append("小区/1", 0, acceptance("01")).entry());
      written.add(ledger.append("小区/1", 1, full).entry());
      written.add(ledger.append("other", 0, review).entry());
      assertEquals(3, ledger.lastSequence());
      // The same request again: nothing is added, also when others have gone on.
      StageLedger.Appended again = ledger.append("小区/1", 0, acceptance("01"));
      assertFalse(again.isNew());
      assertEquals(written.get(0), again.entry());
      // Another request at a place that is taken.
      assertEquals(
          2,
          assertThrows(
                  StageConflictException.class, () -> ledger.append("小区/1", 0, acceptance("02")))
              .last());
      assertThrows(StageConflictException.class, () -> ledger.append("小区/1", 3, full));
      assertThrows(RefusedException.class, () -> ledger.append("小区/1", 2, acceptance("03")));
      assertEquals(3, ledger.lastSequence());
    }
    try (OpenStore store = kind.open(folder)) {
      StageLedger ledger = store.get(StageLedger.class);
      assertEquals(written, ledger.listUpTo(3));
      assertEquals(written.subList(0, 2), ledger.listUpTo(2));
      assertEquals(written.subList(0, 2), ledger.list("小区/1"));
    }
  }

  /** Eight officers, forty estates: one entry of each wins, and the sequence has no gap. */
  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void oneOfManyWins(StoreKind kind) throws Exception {
    try (OpenStore store = kind.open(folder)) {
      StageLedger ledger = store.get(StageLedger.class);
      ExecutorService officers = Executors.newFixedThreadPool(8);
      List<Future<Integer>> wins = new ArrayList<>();
      for (int officer = 1; officer <= 8; officer++) {
        StageAct act = acceptance("1" + officer);
        wins.add(
            officers.submit(
                () -> {
                  int won = 0;
                  for (int estate = 0; estate < 40; estate++) {
                    try {
                      won += ledger.append("e" + estate, 0, act).isNew() ? 1 : 0;
                    } catch (StageConflictException e) {
                      assertEquals(1, e.last());
                    }
                  }
                  return won;
                }));
      }
      int sum = 0;
      for (Future<Integer> win : wins) {
        sum += win.get();
      }
      officers.shutdown();
      assertEquals(40, sum);
      List<StageEntry> all = ledger.listUpTo(Long.MAX_VALUE);
      assertEquals(
          IntStream.rangeClosed(1, 40).boxed().toList(),
          all.stream().map(e -> (int) e.sequence()).toList());
      assertTrue(all.stream().allMatch(e -> e.number() == 1));
    }
  }

  /** Two processes on one database, each with a lock of its own: the keys of the table decide. */
  @Test
  void twoServersOnOneDatabase() throws Exception {
    String db = StoreKind.POSTGIS.url(folder);
    try (OpenStore first = new OpenStore(folder.resolve("a"), db);
        OpenStore second = new OpenStore(folder.resolve("b"), db)) {
      ExecutorService officers = Executors.newFixedThreadPool(2);
      List<Future<Integer>> wins = new ArrayList<>();
      for (OpenStore store : List.of(first, second)) {
        StageLedger ledger = store.get(StageLedger.class);
        StageAct act = acceptance(store == first ? "01" : "02");
        wins.add(
            officers.submit(
                () -> {
                  int won = 0;
                  for (int estate = 0; estate < 60; estate++) {
                    try {
                      won += ledger.append("e" + estate, 0, act).isNew() ? 1 : 0;
                    } catch (StageConflictException e) {
                      assertEquals(1, e.last());
                    }
                  }
                  return won;
                }));
      }
      assertEquals(60, wins.get(0).get() + wins.get(1).get());
      officers.shutdown();
      List<StageEntry> all = first.get(StageLedger.class).listUpTo(Long.MAX_VALUE);
      assertEquals(60, all.size());
      assertEquals(60, all.get(59).sequence());
    }
  }
}
