package io.carecircle.app.stage.internal.jdbc;

import io.carecircle.app.platform.StoreFailedException;
import io.carecircle.app.stage.StageAct;
import io.carecircle.app.stage.StageConflictException;
import io.carecircle.app.stage.StageEntry;
import io.carecircle.app.stage.StageHistory;
import io.carecircle.app.stage.StageLedger;
import io.carecircle.app.stage.StageRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger over a relational store. */
@Component
class JdbcStageLedger implements StageLedger {
  /** Each attempt that fails means that another entry was added; so many at once do not come. */
  private static final int ATTEMPTS = 50;

  private final EntryStore entries;
  private final TransactionTemplate transaction;
  private final Clock clock = Clock.systemDefaultZone();

  JdbcStageLedger(EntryStore entries, PlatformTransactionManager transactions) {
    this.entries = entries;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public long lastSequence() {
    return ask(entries::lastSequence);
  }

  @Override
  public List<StageEntry> list(String estateId) {
    return ask(() -> entries.list(estateId));
  }

  @Override
  public List<StageEntry> listUpTo(long sequence) {
    return ask(() -> entries.listUpTo(sequence));
  }

  /** One at a time in this process; another process on the same database meets the unique keys. */
  @Override
  public synchronized Appended append(String estateId, int after, StageAct act) {
    return ask(
        () -> {
          for (int attempt = 1; ; attempt++) {
            try {
              return transaction.execute(status -> tryAppend(estateId, after, act));
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
              if (attempt == ATTEMPTS) {
                throw e;
              }
            }
          }
        });
  }

  /**
   * The next sequence is one more than the last that is visible. Two transactions that take the
   * same one collide at the key, so that no sequence appears after a higher one has been seen.
   */
  private Appended tryAppend(String estateId, int after, StageAct act) {
    List<StageEntry> before = entries.list(estateId);
    if (after < before.size() && before.get(after).act().equals(act)) {
      return new Appended(before.get(after), false);
    }
    if (after != before.size()) {
      throw new StageConflictException(before.size());
    }
    StageEntry entry =
        new StageEntry(
            entries.lastSequence() + 1,
            estateId,
            after + 1,
            Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
            act);
    StageRules.check(StageHistory.of(before), entry, LocalDate.now(clock));
    entries.insert(entry);
    return new Appended(entry, true);
  }

  private static <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (DataAccessException | TransactionException e) {
      throw new StoreFailedException(
          "store-failed",
          "the store failed: read the history again to see what it holds, then try again",
          e);
    }
  }
}
