package io.carecircle.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.platform.StoreFailedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two imports into one layer at once, each on a connection of its own. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ConcurrentImportTest {
  private static final LayerSchema SCHEMA = LayerSchemas.FACILITIES;

  @Parameter private StoreKind kind;
  @TempDir Path folder;
  private OpenStore store;
  private LayerCatalog catalog;

  @BeforeEach
  void open() {
    store = kind.open(folder);
    catalog = store.get(LayerCatalog.class);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  /**
   * @param patience how long the first keeps the second waiting: less than the stores wait for one
   *     another, and more than the embedded one does
   */
  @ParameterizedTest
  @ValueSource(ints = {300, 4000})
  void theSecondIsToldAndLeavesNothing(int patience) throws Exception {
    CountDownLatch firstWritten = new CountDownLatch(1);
    CountDownLatch secondDone = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<LayerVersion> first =
          threads.submit(
              () ->
                  append(
                      7,
                      version -> {
                        firstWritten.countDown();
                        await(secondDone, patience);
                      }));
      firstWritten.await();
      Future<StoreFailedException> second =
          threads.submit(
              () -> {
                try {
                  return assertThrows(StoreFailedException.class, () -> append(9, v -> {}));
                } finally {
                  secondDone.countDown();
                }
              });
      StoreFailedException told = second.get();
      assertEquals("layer-changed", told.code(), told::getMessage);
      LayerVersion won = first.get();
      assertEquals(List.of(won), catalog.listVersions("facilities"));
      assertEquals(won.hash(), LayerHash.of(SCHEMA, catalog.read(won)));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theSecondGoesThroughWhenTheFirstIsGivenUp() throws Exception {
    CountDownLatch firstWritten = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<RefusedException> first =
          threads.submit(
              () ->
                  assertThrows(
                      RefusedException.class,
                      () ->
                          append(
                              7,
                              version -> {
                                firstWritten.countDown();
                                await(new CountDownLatch(1), 300);
                                throw new RefusedException("test", "given up");
                              })));
      firstWritten.await();
      Future<LayerVersion> second = threads.submit(() -> append(9, v -> {}));
      assertEquals("test", first.get().code());
      assertEquals(List.of(second.get()), catalog.listVersions("facilities"));
    } finally {
      threads.shutdownNow();
    }
  }

  private LayerVersion append(int rows, Consumer<LayerVersion> beforeCommit) {
    return catalog.append(
        new NewVersion("facilities", 0, "me", "a.csv", null),
        SampleRows.of(SCHEMA, rows, 1),
        beforeCommit);
  }

  private static void await(CountDownLatch latch, int milliseconds) {
    try {
      latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
