package io.carecircle.app.ingest;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * One file for one layer.
 *
 * @param layer collection id
 * @param file to read; its ending says the format
 * @param crs coordinate system, or {@code auto}: what the file names itself, else WGS84
 * @param encoding of text files: {@code auto}, {@code UTF-8}, {@code GB18030}
 * @param mapping property by column, for columns that are not recognised
 * @param constants value by property, for every row
 * @param skipBadRows store the good rows when some are bad, instead of nothing
 * @param replace make the file the whole layer, instead of adding to what is there
 * @param dryRun read and check only
 * @param user who imports
 */
public record ImportRequest(
    String layer,
    Path file,
    String crs,
    String encoding,
    Map<String, String> mapping,
    Map<String, String> constants,
    boolean skipBadRows,
    boolean replace,
    boolean dryRun,
    String user) {
  public static final String AUTO = "auto";

  public ImportRequest {
    Objects.requireNonNull(layer);
    Objects.requireNonNull(file);
    Objects.requireNonNull(crs);
    Objects.requireNonNull(encoding);
    Objects.requireNonNull(user);
    mapping = Map.copyOf(mapping);
    constants = Map.copyOf(constants);
  }

  /** A plain import with everything else left to the defaults. */
  public static ImportRequest of(String layer, Path file, String user) {
    return new ImportRequest(
        layer, file, AUTO, AUTO, Map.of(), Map.of(), false, false, false, user);
  }
}
