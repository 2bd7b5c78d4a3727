package io.carecircle.app.ingest;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.RowError;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Reads a file as an import does and stores nothing: for tables that are judged row by row. No
 * place on the map is needed.
 */
@Service
public final class TableIntake {
  private final Synonyms synonyms;

  TableIntake(Synonyms synonyms) {
    this.synonyms = synonyms;
  }

  /**
   * @param mostErrors how many errors are kept
   * @throws RefusedException when the request or the columns cannot be taken
   * @throws io.carecircle.formats.UnreadableFileException when the file is broken
   */
  public Intake read(ImportRequest request, int mostErrors, CancelToken cancel) {
    SourceFile file = Importer.openSource(request);
    LayerSchema stored = LayerSchemas.get(request.layer());
    LayerSchema schema =
        new LayerSchema(stored.id(), stored.geometryKinds(), false, stored.properties());
    Findings findings = new Findings(mostErrors);
    FeatureRows rows = new FeatureRows(schema, synonyms, findings).keepRefused();
    FeatureRows.Read found = rows.read(request, file, cancel);
    return new Intake(
        found.table(),
        found.read(),
        findings.skipped(),
        findings.listErrors(),
        rows.refused(),
        findings.listWarnings());
  }

  /**
   * What was found.
   *
   * @param table the good rows, typed, with unique ids
   * @param read rows seen, those of totals included
   * @param skipped rows of totals
   * @param errors why the other rows cannot be taken, by row
   * @param refused cells of these rows as they stand in the file, as far as they could be read
   * @param warnings what the sender should know
   */
  public record Intake(
      FeatureTable table,
      int read,
      int skipped,
      List<RowError> errors,
      FeatureTable refused,
      List<String> warnings) {
    public Intake {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }
}
