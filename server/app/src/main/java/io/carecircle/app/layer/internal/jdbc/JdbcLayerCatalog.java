package io.carecircle.app.layer.internal.jdbc;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerHash;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.layer.NewVersion;
import io.carecircle.app.layer.StreetTable;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.platform.StoreFailedException;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The layer catalogue over a relational store. */
@Component
class JdbcLayerCatalog implements LayerCatalog {
  private final VersionStore versions;
  private final FeatureStore features;
  private final StreetStore streets;
  private final TransactionTemplate transaction;

  /** In a transaction, because only there rows come in portions. */
  private final TransactionTemplate reading;

  JdbcLayerCatalog(
      VersionStore versions,
      FeatureStore features,
      StreetStore streets,
      PlatformTransactionManager transactions) {
    this.versions = versions;
    this.features = features;
    this.streets = streets;
    this.transaction = new TransactionTemplate(transactions);
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  @Override
  public List<LayerVersion> listVersions(String layer) {
    String id = LayerSchemas.get(layer).id();
    return ask(() -> versions.list(id));
  }

  @Override
  public Optional<LayerVersion> findCurrent(String layer) {
    String id = LayerSchemas.get(layer).id();
    return ask(() -> versions.findCurrent(id));
  }

  @Override
  public LayerVersion getVersion(String layer, int number) {
    String id = LayerSchemas.get(layer).id();
    return ask(() -> versions.find(id, number))
        .orElseThrow(
            () ->
                new RefusedException(
                    "unknown-version", "the layer " + layer + " has no version " + number));
  }

  @Override
  public Optional<LayerVersion> findByHash(String layer, String hash) {
    String id = LayerSchemas.get(layer).id();
    return ask(() -> versions.findByHash(id, hash));
  }

  @Override
  public FeatureTable read(LayerVersion version) {
    LayerSchema schema = LayerSchemas.get(version.layer());
    if (isStreets(schema)) {
      return StreetTable.of(readStreets(version));
    }
    return ask(() -> reading.execute(status -> features.read(versions.getKey(version), schema)));
  }

  @Override
  public List<StreetLine> readStreets(LayerVersion version) {
    if (!isStreets(LayerSchemas.get(version.layer()))) {
      throw new IllegalArgumentException("the layer " + version.layer() + " holds no streets");
    }
    return ask(() -> reading.execute(status -> streets.read(versions.getKey(version))));
  }

  @Override
  public LayerVersion append(
      NewVersion description, FeatureTable table, Consumer<LayerVersion> beforeCommit) {
    LayerSchema schema = LayerSchemas.get(description.layer());
    if (isStreets(schema)) {
      throw new IllegalArgumentException("streets are appended as lines");
    }
    LayerVersion version = describe(description, LayerHash.of(schema, table), table.size());
    return commit(version, key -> features.insert(key, schema, table), beforeCommit);
  }

  @Override
  public LayerVersion appendStreets(
      NewVersion description, List<StreetLine> lines, Consumer<LayerVersion> beforeCommit) {
    if (!isStreets(LayerSchemas.get(description.layer()))) {
      throw new IllegalArgumentException("the layer " + description.layer() + " holds no streets");
    }
    LayerVersion version = describe(description, LayerHash.ofStreets(lines), lines.size());
    return commit(version, key -> streets.insert(key, lines), beforeCommit);
  }

  private LayerVersion commit(
      LayerVersion version, LongConsumer rows, Consumer<LayerVersion> beforeCommit) {
    AtomicBoolean written = new AtomicBoolean();
    try {
      transaction.executeWithoutResult(
          status -> {
            checkBase(version);
            // Two imports at once meet here: the unique number lets the second wait for the first.
            rows.accept(versions.insert(version));
            beforeCommit.accept(version);
            written.set(true);
          });
    } catch (DuplicateKeyException e) {
      throw changedMeanwhile(version, e);
    } catch (DataAccessException | TransactionException e) {
      if (StoreFailure.isWaitInVain(e)) {
        throw new StoreFailedException(
            "layer-changed",
            "another import into the layer " + version.layer() + " is running: import after it",
            e);
      }
      throw StoreFailure.explain(e, consequence(version, written.get()));
    }
    return version;
  }

  /** A connection lost while the commit was under way leaves open whether it came through. */
  private static String consequence(LayerVersion version, boolean written) {
    String what = "version " + version.number() + " of the layer " + version.layer();
    return written
        ? what + " may have been stored, whole, or not at all: see which version is current"
        : "nothing was stored; see to the database and import again";
  }

  private void checkBase(LayerVersion version) {
    int current = versions.findCurrent(version.layer()).map(LayerVersion::number).orElse(0);
    if (current != version.number() - 1) {
      throw changedMeanwhile(version, null);
    }
  }

  private static StoreFailedException changedMeanwhile(LayerVersion version, Exception cause) {
    return new StoreFailedException(
        "layer-changed",
        "the layer " + version.layer() + " got another version meanwhile: import again",
        cause);
  }

  private static <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (DataAccessException | TransactionException e) {
      throw StoreFailure.explain(e, "nothing was changed; see to the database and try again");
    }
  }

  private static LayerVersion describe(NewVersion description, String hash, int size) {
    return new LayerVersion(
        description.layer(),
        description.base() + 1,
        hash,
        size,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        description.createdBy(),
        description.source(),
        description.sourceHash());
  }

  private static boolean isStreets(LayerSchema schema) {
    return schema == LayerSchemas.STREETS;
  }
}
