package io.carecircle.app.standard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The text of a document as it stands beside the project, cut into its sections. */
final class PolicySource {
  /** Top heading, heading below it, item: how each document numbers itself. */
  private static final Map<String, List<String>> HEADINGS =
      Map.of(
          "wenzhou-2021", List.of("^([一二三四])、", "^[（(]([一二三四五六])[）)]", "^(\\d)、"),
          "wenzhou-2023", List.of("^([一二三四])、", "^[（(]([一二三四五])[）)]", "^(\\d{1,2})\\. "),
          "yueqing-2020", List.of("^([一二三])、", "^[（(]([一二三四])[）)]", "^(\\d{1,2})\\. "),
          "taizhou-2022", List.of("^([一二三四五])、", "^[（(]([一二三四五])[）)]", "^(\\d{1,2})\\.(?!\\d)"),
          "lishui-2021", List.of("^(\\d)、", "^（(\\d)）", "^(\\d)[．.]\\s"));

  private final String whole;
  private final List<String> lines;
  private final Map<String, StringBuilder> sections = new LinkedHashMap<>();

  private PolicySource(String document, List<String> all, int body) {
    this.whole = squeezed(String.join("", all));
    this.lines = all.subList(body, all.size());
    cut(HEADINGS.get(document));
  }

  /** Skips the test when the text is not there. */
  static PolicySource of(String document) {
    Path folder = folder();
    Assumptions.assumeTrue(folder != null, "no folder shared/policy beside the project");
    try (Stream<Path> files = Files.list(folder)) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith(document))
              .findFirst()
              .orElseThrow();
      List<String> lines = Files.readString(file).lines().toList();
      // The contents repeat every heading: the body begins at the last "一、现实基础".
      int body = document.equals("wenzhou-2021") ? lines.lastIndexOf("一、现实基础") : 0;
      return new PolicySource(document, lines, Math.max(body, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    for (Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        at != null;
        at = at.getParent()) {
      Path candidate = at.resolveSibling("shared").resolve("policy");
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private void cut(List<String> headings) {
    String[] at = {"", "", ""};
    for (String line : lines) {
      for (int level = 0; level < 3; level++) {
        Matcher heading = Pattern.compile(headings.get(level)).matcher(line.strip());
        if (heading.find()) {
          at[level] = heading.group(1);
          for (int below = level + 1; below < 3; below++) {
            at[below] = "";
          }
        }
      }
      String second = at[1].isEmpty() ? "" : "(" + at[1] + ")";
      Set<String> names = new LinkedHashSet<>();
      names.add(at[0]);
      names.add(at[0] + second);
      names.add(at[0] + second + at[2]);
      // Two documents number their items through, and are cited by the item alone.
      names.add(at[2]);
      for (String name : names) {
        sections.computeIfAbsent(name, n -> new StringBuilder()).append(squeezed(line));
      }
    }
  }

  /** The section without white space, or an empty text; what stands behind a space is left out. */
  String section(String citation) {
    String name = citation.replaceFirst(" .*", "");
    StringBuilder text = sections.get(name);
    return text == null ? "" : text.toString();
  }

  /** Everything, without white space. */
  String whole() {
    return whole;
  }

  /** Cells of the lines that hold tabs, white space taken out of each. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      if (line.contains("\t")) {
        rows.add(Stream.of(line.split("\t", -1)).map(PolicySource::squeezed).toList());
      }
    }
    return rows;
  }

  /** The lines that are not blank, between two lines, white space taken out. */
  List<String> tokens(String after, String before) {
    List<String> all =
        lines.stream().map(PolicySource::squeezed).filter(l -> !l.isEmpty()).toList();
    int from = all.indexOf(after) + 1;
    int to = before == null ? all.size() : from + all.subList(from, all.size()).indexOf(before);
    return all.subList(from, to);
  }

  static String squeezed(String text) {
    return text.replaceAll("[\\s\\u3000]", "").replace('(', '（').replace(')', '）');
  }
}
