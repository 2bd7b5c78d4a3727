package io.carecircle.app.ingest;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.ReadResult;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import java.util.Map;

/** From a file to the typed rows of a layer; nothing is stored. */
final class FeatureRows {
  private static final String ESTATES = "estates";

  private final LayerSchema schema;
  private final Synonyms synonyms;
  private final Findings findings;

  FeatureRows(LayerSchema schema, Synonyms synonyms, Findings findings) {
    this.schema = schema;
    this.synonyms = synonyms;
    this.findings = findings;
  }

  /**
   * @return the good rows; the others are among the findings
   * @throws RefusedException when the columns cannot be matched
   * @throws io.carecircle.formats.UnreadableFileException when the file is broken
   */
  Read read(ImportRequest request, SourceFile file, CancelToken cancel) {
    SourceFile.Rows rows = file.read(request, findings);
    ReadResult found = rows.found();
    cancel.check();
    FeatureTable source = found.table();
    Map<String, String> mapping = request.mapping();
    if (schema.id().equals(ESTATES) && file.isSheet()) {
      EstateRooms careRooms = EstateRooms.of(source.columnNames(), mapping, synonyms, findings);
      source = careRooms.fold(source, found.errors(), rows.refused());
      mapping = careRooms.otherMapping();
    }
    ColumnMatch match =
        ColumnMatch.of(schema, source.columnNames(), isPlaced(source), mapping, synonyms);
    TableValidation.Validated validated =
        new TableValidation(schema, match, request.constants(), synonyms, findings)
            .validate(source, DatumChoice.of(request, found.declaredCrs()));
    return new Read(validated.table(), found.read(), found.repaired() + validated.repaired());
  }

  /** Whether the rows have geometries of their own, so that no column needs to be looked at. */
  static boolean isPlaced(FeatureTable table) {
    for (int row = 0; row < table.size(); row++) {
      if (table.geometry(row) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param table typed, with unique ids
   * @param read rows seen in the file
   * @param repaired geometries that were mended
   */
  record Read(FeatureTable table, int read, int repaired) {}
}
