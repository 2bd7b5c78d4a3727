package io.carecircle.app.ingest;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerHash;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.layer.NewVersion;
import io.carecircle.app.network.NetworkPublisher;
import io.carecircle.app.network.StreetsSummary;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Takes a file into a layer: all of it or nothing, as a new version. */
@Service
public final class Importer {
  private static final Set<String> RASTERS = Set.of("elevation", "population");

  private final LayerCatalog catalog;
  private final Synonyms synonyms;
  private final StreetSource streetSource;
  private final ObjectProvider<NetworkPublisher> publisher;

  Importer(
      LayerCatalog catalog,
      Synonyms synonyms,
      StreetSource streetSource,
      ObjectProvider<NetworkPublisher> publisher) {
    this.catalog = catalog;
    this.synonyms = synonyms;
    this.streetSource = streetSource;
    this.publisher = publisher;
  }

  /**
   * Reads, checks and stores a file.
   *
   * @return what became of it; when {@link ImportReport#isAccepted} is false, rows were refused and
   *     nothing was stored
   * @throws RefusedException when the request or the file as a whole cannot be taken
   * @throws io.carecircle.formats.UnreadableFileException when the file is broken
   */
  public ImportReport run(ImportRequest request, ProgressListener progress, CancelToken cancel) {
    SourceFile file = openSource(request);
    LayerSchema schema = LayerSchemas.get(request.layer());
    boolean streets = schema == LayerSchemas.STREETS;
    ReportBuilder report = new ReportBuilder(request);
    if (streets) {
      importStreets(request, file, report, progress, cancel);
    } else {
      importFeatures(request, schema, file, report, cancel);
    }
    return report.build();
  }

  /**
   * What can be refused before the store is opened.
   *
   * @return the file
   * @throws RefusedException for an unknown layer, a missing file or a wrong ending
   */
  static SourceFile openSource(ImportRequest request) {
    if (RASTERS.contains(request.layer())) {
      throw new RefusedException(
          "unknown-layer", "rasters (" + request.layer() + ") cannot be imported yet");
    }
    LayerSchema schema = LayerSchemas.get(request.layer());
    return SourceFile.of(request.file(), schema == LayerSchemas.STREETS);
  }

  /** Refuses at once what needs no store to be refused; {@link #run} does it again. */
  public static void checkRequest(ImportRequest request) {
    openSource(request);
  }

  private void importFeatures(
      ImportRequest request,
      LayerSchema schema,
      SourceFile file,
      ReportBuilder report,
      CancelToken cancel) {
    Findings findings = report.findings();
    FeatureRows.Read found =
        new FeatureRows(schema, synonyms, findings).read(request, file, cancel);
    report.read(found.read(), found.repaired());
    FeatureTable table = found.table();
    if (!mayStore(request, found.read(), table.size(), findings)) {
      return;
    }
    cancel.check();
    Optional<LayerVersion> base = catalog.findCurrent(schema.id());
    FeatureTable whole = table;
    int updated = 0;
    if (base.isPresent() && !request.replace()) {
      FeatureTable current = catalog.read(base.get());
      whole = LayerMerge.merge(current, table);
      updated = LayerMerge.countUpdated(current, table);
    }
    checkCodes(schema, whole);
    if (request.dryRun()) {
      report.tried(LayerHash.of(schema, whole));
      return;
    }
    LayerVersion version =
        catalog.append(newVersion(request, base, file), whole, written -> cancel.check());
    report.stored(version, table.size(), updated);
  }

  private void importStreets(
      ImportRequest request,
      SourceFile file,
      ReportBuilder report,
      ProgressListener progress,
      CancelToken cancel) {
    StreetSource.Streets found =
        streetSource.read(request, file, report.findings(), progress, cancel);
    report.read(found.read(), found.repaired());
    report.brokenReferences(found.brokenReferences());
    if (!mayStore(request, found.read(), found.lines().size(), report.findings())) {
      return;
    }
    Optional<LayerVersion> base = catalog.findCurrent(request.layer());
    List<StreetLine> whole = found.lines();
    int updated = 0;
    if (base.isPresent() && !request.replace()) {
      List<StreetLine> current = catalog.readStreets(base.get());
      whole = LayerMerge.mergeStreets(current, found.lines(), found.keysLast(), report.findings());
      updated = LayerMerge.countUpdatedStreets(current, found.lines());
    }
    if (request.dryRun()) {
      report.tried(LayerHash.ofStreets(whole));
      return;
    }
    List<StreetLine> lines = whole;
    AtomicReference<StreetsSummary> summary = new AtomicReference<>();
    LayerVersion version =
        catalog.appendStreets(
            newVersion(request, base, file),
            lines,
            written -> {
              cancel.check();
              summary.set(publisher.getObject().publish(written, lines));
            });
    report.stored(version, found.lines().size(), updated);
    report.network(summary.get());
  }

  /** Whether there is anything to store and nothing that forbids it. */
  private static boolean mayStore(ImportRequest request, long read, int good, Findings findings) {
    if (read == 0 && findings.refused() == 0) {
      throw new RefusedException(
          "empty-file", request.file().getFileName() + " holds no rows: nothing was imported");
    }
    if (good == 0 && findings.refused() == 0) {
      throw new RefusedException(
          "empty-file",
          request.file().getFileName() + " holds nothing for the layer " + request.layer());
    }
    return findings.refused() == 0 || (request.skipBadRows() && good > 0);
  }

  /** Two regions of one code would count the people of that code twice. */
  private static void checkCodes(LayerSchema schema, FeatureTable table) {
    if (schema != LayerSchemas.REGIONS) {
      return;
    }
    Set<Object> codes = new HashSet<>();
    for (int row = 0; row < table.size(); row++) {
      Object code = table.value(row, "code");
      if (!codes.add(code)) {
        throw new RefusedException(
            "duplicate-code",
            "the code %s would stand for two regions, one of them is %s: give it once, or import"
                    .formatted(code, table.id(row))
                + " with --replace");
      }
    }
  }

  private static NewVersion newVersion(
      ImportRequest request, Optional<LayerVersion> base, SourceFile file) {
    return new NewVersion(
        request.layer(),
        base.map(LayerVersion::number).orElse(0),
        request.user(),
        file.name(),
        file.sha256());
  }
}
