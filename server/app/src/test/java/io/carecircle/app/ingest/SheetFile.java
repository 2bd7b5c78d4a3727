package io.carecircle.app.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a workbook of one sheet for a test. */
public final class SheetFile {
  private SheetFile() {}

  /** Rows of cells: text, numbers, null for empty; text that begins with "=" is a formula. */
  public static Path write(Path file, List<List<Object>> rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      Workbook book = new Workbook(out, "test", "1.0");
      Worksheet sheet = book.newWorksheet("表");
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          Object value = rows.get(r).get(c);
          if (value instanceof BigDecimal || value instanceof Integer) {
            sheet.value(r, c, (Number) value);
          } else if (value instanceof String text && text.startsWith("=")) {
            sheet.formula(r, c, text.substring(1));
          } else if (value != null) {
            sheet.value(r, c, value.toString());
          }
        }
      }
      book.finish();
    }
    return file;
  }
}
