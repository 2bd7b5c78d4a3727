package io.carecircle.app.ingest;

import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.network.StreetsSummary;
import java.util.concurrent.TimeUnit;

/** Gathers what a report says while an import goes on. */
final class ReportBuilder {
  private final ImportRequest request;
  private final Findings findings = new Findings();
  private final long startNanos = System.nanoTime();
  private long read;
  private int repaired;
  private LayerVersion version;
  private String triedHash;
  private int stored;
  private int updated;
  private Integer brokenReferences;
  private StreetsSummary network;

  ReportBuilder(ImportRequest request) {
    this.request = request;
  }

  Findings findings() {
    return findings;
  }

  void read(long rows, int mended) {
    this.read = rows;
    this.repaired = mended;
  }

  void brokenReferences(int count) {
    this.brokenReferences = count;
  }

  void tried(String hash) {
    this.triedHash = hash;
  }

  void stored(LayerVersion written, int rows, int replacing) {
    this.version = written;
    this.stored = rows;
    this.updated = replacing;
  }

  void network(StreetsSummary summary) {
    this.network = summary;
  }

  ImportReport build() {
    boolean written = version != null;
    boolean streets = brokenReferences != null;
    return new ImportReport(
        request.layer(),
        written ? version.number() : null,
        written ? version.hash() : triedHash,
        written ? version.featureCount() : 0,
        read,
        stored,
        updated,
        findings.refused(),
        repaired,
        findings.skipped() + (written ? findings.refused() : 0),
        request.dryRun(),
        findings.listWarnings(),
        findings.listErrors(),
        network == null ? null : network.ways(),
        network == null ? null : network.nodes(),
        network == null ? null : network.edges(),
        network == null ? null : network.components(),
        network == null ? null : network.largestShare(),
        brokenReferences,
        streets ? seconds() : null);
  }

  private double seconds() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos) / 1000.0;
  }
}
