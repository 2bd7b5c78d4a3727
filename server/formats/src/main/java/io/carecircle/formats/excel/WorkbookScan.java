package io.carecircle.formats.excel;

import io.carecircle.formats.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Unpacks an {@code .xlsx} once before anything else reads it, counting: so that no part is larger
 * than allowed, packed beyond reason, there twice, or declares a document type, by which XML names
 * other files and grows without end.
 */
final class WorkbookScan {
  /** Parts; a workbook of hundreds of sheets and pictures stays below. */
  private static final int MOST_PARTS = 2_000;

  /** Below this, the ratio says nothing: an empty sheet packs well. */
  private static final long RATIO_FROM = 1L << 20;

  private static final List<byte[]> DOCTYPE =
      List.of(
          "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII),
          "<!DOCTYPE".getBytes(StandardCharsets.UTF_16LE),
          "<!DOCTYPE".getBytes(StandardCharsets.UTF_16BE));

  private final ExcelLimits limits;
  private final Map<String, byte[]> parts = new HashMap<>();
  private long total;

  private WorkbookScan(ExcelLimits limits) {
    this.limits = limits;
  }

  /**
   * @return the XML parts, unpacked, by name
   * @throws UnreadableFileException when one of them is refused
   */
  static Map<String, byte[]> scan(byte[] file, ExcelLimits limits) {
    WorkbookScan scan = new WorkbookScan(limits);
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      scan.readAll(zip);
    } catch (IOException | RuntimeException e) {
      if (e instanceof UnreadableFileException refused) {
        throw refused;
      }
      throw new UnreadableFileException("the file is damaged or no .xlsx: " + e.getMessage(), e);
    }
    return scan.parts;
  }

  private void readAll(ZipFile zip) throws IOException {
    Set<String> names = new HashSet<>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      String name = entry.getName();
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw new UnreadableFileException("the file holds the part " + name + " twice");
      }
      if (names.size() > MOST_PARTS) {
        throw new UnreadableFileException("the file has more than " + MOST_PARTS + " parts");
      }
      if (name.contains("..") || name.startsWith("/")) {
        throw new UnreadableFileException("the file holds a part with the path " + name);
      }
      if (isXml(name)) {
        parts.put(name, read(zip, entry));
      }
    }
  }

  private static boolean isXml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml");
  }

  private byte[] read(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        content.write(buffer, 0, n);
        total += n;
        check(entry, content.size());
      }
    }
    byte[] bytes = content.toByteArray();
    if (DOCTYPE.stream().anyMatch(mark -> contains(bytes, mark))) {
      throw new UnreadableFileException(
          "the part "
              + entry.getName()
              + " declares a document type, which no spreadsheet program writes: refused");
    }
    return bytes;
  }

  private void check(ZipArchiveEntry entry, long unpacked) {
    if (total > limits.xmlBytes()) {
      throw new UnreadableFileException(
          "the file unpacks to more than %d bytes, the most that is taken; split it"
              .formatted(limits.xmlBytes()));
    }
    long packed = Math.max(1, entry.getCompressedSize());
    if (unpacked > RATIO_FROM && unpacked / packed > limits.ratio()) {
      throw new UnreadableFileException(
          "the part %s is packed more than %d to 1, as no table is: refused"
              .formatted(entry.getName(), limits.ratio()));
    }
  }

  private static boolean contains(byte[] bytes, byte[] mark) {
    for (int i = 0; i <= bytes.length - mark.length; i++) {
      int k = 0;
      while (k < mark.length && bytes[i + k] == mark[k]) {
        k++;
      }
      if (k == mark.length) {
        return true;
      }
    }
    return false;
  }
}
