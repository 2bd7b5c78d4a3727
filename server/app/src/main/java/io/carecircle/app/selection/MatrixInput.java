package io.carecircle.app.selection;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.csv.CostMatrixReader;
import io.carecircle.formats.csv.CostRows;
import io.carecircle.formats.text.SourceBytes;
import io.carecircle.kernel.search.SparseCostMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input {@code matrix}: costs between demand and facilities that the caller brings along, in
 * his own unit and used as given. A pair without a row cannot be reached.
 *
 * <p>Rows that name other places than the selected ones are left out and counted in a warning, so
 * that one matrix of a whole city serves every selection; a matrix of which no row fits is refused,
 * because then the ids are not those of the features. The order of the rows changes nothing.
 */
public final class MatrixInput {
  /** 300 MB while it is read. */
  public static final int MOST_PAIRS = 10_000_000;

  private static final long MOST_FILE_BYTES = 1L << 30;

  private MatrixInput() {}

  /**
   * @param node the input {@code matrix}
   * @param demandIds ascending, as of a {@link Selection}
   * @param facilityIds likewise
   * @return rows are the demand points, columns the facilities
   * @throws RefusedException when it is no such table, with row and reason
   */
  public static SparseCostMatrix read(
      JsonNode node,
      List<String> demandIds,
      List<String> facilityIds,
      Run run,
      ProcessRequest request) {
    InputReader in = InputReader.of(node, "matrix", List.of("csv", "href", "sha256"));
    if (in.has("csv") == in.has("href")) {
      throw InputReader.refused("matrix", "needs either \"csv\" or \"href\"");
    }
    if (in.has("href")) {
      return fromFile(in, run, request).select(demandIds, facilityIds, run);
    }
    MatrixRows rows = MatrixRows.of(checked(new StringReader(in.text("csv").orElseThrow())));
    String csv = rows.csv();
    byte[] hash = sha256().digest(csv.getBytes(StandardCharsets.UTF_8));
    run.inlineRows("matrix", rows.size(), HexFormat.of().formatHex(hash));
    run.parameter("matrix", Json.MAPPER.createObjectNode().put("csv", csv));
    return rows.select(demandIds, facilityIds, run);
  }

  private static CostRows checked(StringReader csv) {
    try {
      return checked(CostMatrixReader.read(csv, MOST_PAIRS));
    } catch (UnreadableFileException e) {
      throw InputReader.refused("matrix", "cannot be taken: " + e.getMessage());
    }
  }

  private static CostRows checked(CostMatrixReader.Result result) {
    MatrixRows.refuse(result.errors());
    return result.rows();
  }

  private static MatrixRows fromFile(InputReader in, Run run, ProcessRequest request) {
    String href = in.text("href").orElseThrow();
    Path file = request.files().find(href);
    try (DigestInputStream bytes = new DigestInputStream(Files.newInputStream(file), sha256())) {
      SourceBytes.checkFile(file, MOST_FILE_BYTES);
      MatrixRows rows = MatrixRows.of(checked(CostMatrixReader.read(bytes, MOST_PAIRS)));
      bytes.transferTo(OutputStream.nullOutputStream()); // what the reader left belongs to the hash
      String hash = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
      if (in.text("sha256").map(expected -> !expected.equals(hash)).orElse(false)) {
        throw in.refusedMember("href", "names " + href + ", which is not the file it was");
      }
      ObjectNode resolved = Json.MAPPER.createObjectNode().put("href", href).put("sha256", hash);
      run.inlineRows("matrix", rows.size(), hash);
      run.parameter("matrix", resolved);
      return rows;
    } catch (UnreadableFileException e) {
      throw InputReader.refused("matrix", "cannot be taken: " + href + ": " + e.getMessage());
    } catch (IOException e) {
      throw in.refusedMember("href", "names " + href + ", which cannot be read: " + e.getMessage());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
