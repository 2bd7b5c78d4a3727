package io.carecircle.app.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.carecircle.formats.RowError;
import java.util.List;

/**
 * What became of a file.
 *
 * @param layer collection id
 * @param version number of the version that was written, or null when nothing was
 * @param hash of that version, or of the one that a dry run would have written; else null
 * @param features rows in that version, those of earlier imports included; else 0
 * @param read rows seen in the file (ways for OSM files)
 * @param stored rows of the file that are in the version; 0 when nothing was written
 * @param updated of these, how many took the place of a feature with the same id
 * @param refused rows with an error
 * @param repaired rows whose geometry was invalid and has been mended
 * @param skipped rows of totals, and refused rows that were left out while the others were stored
 * @param dryRun whether nothing was to be stored anyway
 * @param warnings what the sender should know
 * @param errors why rows were refused, the first {@link #MAX_ERRORS}; {@code refused} counts all
 * @param ways street lines that can be walked; this and all below only for streets
 * @param nodes of the network
 * @param edges from junction to junction
 * @param components parts that are not joined
 * @param largestShare of the largest part
 * @param brokenReferences places in streets whose node the file does not hold
 * @param seconds that the import took
 */
@JsonPropertyOrder({
  "layer",
  "version",
  "hash",
  "features",
  "read",
  "stored",
  "updated",
  "refused",
  "repaired",
  "skipped",
  "dryRun",
  "ways",
  "nodes",
  "edges",
  "components",
  "largestShare",
  "brokenReferences",
  "seconds",
  "warnings",
  "errors"
})
public record ImportReport(
    String layer,
    Integer version,
    String hash,
    int features,
    long read,
    int stored,
    int updated,
    int refused,
    int repaired,
    int skipped,
    boolean dryRun,
    List<String> warnings,
    List<RowError> errors,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer ways,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer nodes,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer edges,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer components,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double largestShare,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer brokenReferences,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double seconds) {
  /** How many errors a report lists. */
  public static final int MAX_ERRORS = 1000;

  public ImportReport {
    warnings = List.copyOf(warnings);
    errors = List.copyOf(errors);
  }

  /** Whether the file was taken, or would have been in a dry run. */
  @JsonIgnore
  public boolean isAccepted() {
    return version != null || (dryRun && hash != null);
  }
}
