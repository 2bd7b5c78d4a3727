package io.carecircle.app.ingest;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.ReadResult;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From a file to the typed rows of a layer; nothing is stored. */
final class FeatureRows {
  private static final String ESTATES = "estates";

  private final LayerSchema schema;
  private final Synonyms synonyms;
  private final Findings findings;

  /** Null unless they are wanted: a file of a million bad rows is not held twice. */
  private FeatureTable refused;

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
    if (refused != null) {
      refused = refusedRows(found.table(), rows.refused());
    }
    return new Read(validated.table(), found.read(), found.repaired() + validated.repaired());
  }

  /** Keeps the cells of refused rows as they stand in the file; to be called before reading. */
  FeatureRows keepRefused() {
    refused = FeatureTable.builder().build();
    return this;
  }

  /** The refused rows, as far as they could be read, in the order of the file. */
  FeatureTable refused() {
    return refused;
  }

  private FeatureTable refusedRows(FeatureTable read, FeatureTable unread) {
    TreeMap<Integer, Map<String, Object>> rows = new TreeMap<>();
    for (FeatureTable table : List.of(unread, read)) {
      for (int row = 0; row < table.size(); row++) {
        if (findings.isRefused(table.sourceRow(row))) {
          rows.put(table.sourceRow(row), table.values(row));
        }
      }
    }
    FeatureTable.Builder kept = FeatureTable.builder();
    read.columnNames().forEach(kept::column);
    rows.forEach(
        (row, values) -> {
          values.keySet().forEach(kept::column);
          kept.add(Integer.toString(row), null, row, values);
        });
    return kept.build();
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
