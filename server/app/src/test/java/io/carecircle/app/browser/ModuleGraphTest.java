package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's modules as text: they find each other, in one direction, and nobody else. */
class ModuleGraphTest {
  private static final Path WEB = Path.of("..", "..", "web").toAbsolutePath().normalize();
  private static final Pattern IMPORT =
      Pattern.compile(
          "^(?:import|export)\\s[^;]*?from\\s+'([^']+)';|^import\\s+'([^']+)';", Pattern.MULTILINE);
  private static final Pattern KEY = Pattern.compile("^  '([^']+)': '(.*)',$", Pattern.MULTILINE);
  private static final Pattern USED =
      Pattern.compile("\\bt\\('([^'$]+)'|data-(?:text|label)=\"([^\"]+)\"");

  private static Stream<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(WEB)) {
      return all
          .filter(file -> !WEB.relativize(file).startsWith("target"))
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Path, Set<Path>> graph() throws IOException {
    Map<Path, Set<Path>> graph = new TreeMap<>();
    for (Path file : files(".js").toList()) {
      Set<Path> imports = new LinkedHashSet<>();
      Matcher found = IMPORT.matcher(read(file));
      while (found.find()) {
        String name = found.group(1) != null ? found.group(1) : found.group(2);
        assertTrue(name.startsWith("./") || name.startsWith("../"), file + " imports " + name);
        Path target = file.resolveSibling(name).normalize();
        assertTrue(Files.isRegularFile(target), file + " imports " + name + ", which is not there");
        imports.add(target);
      }
      graph.put(file, imports);
    }
    return graph;
  }

  @Test
  void importsResolveWithoutCyclesAndEveryModuleIsUsed() throws IOException {
    Map<Path, Set<Path>> graph = graph();
    assertTrue(graph.size() > 40, "the walk has found the modules");
    for (Path start : graph.keySet()) {
      Deque<Path> open = new ArrayDeque<>(graph.get(start));
      Set<Path> seen = new HashSet<>();
      while (!open.isEmpty()) {
        Path at = open.pop();
        assertFalse(at.equals(start), WEB.relativize(start) + " imports itself in a circle");
        if (seen.add(at)) {
          open.addAll(graph.get(at));
        }
      }
    }
    Set<Path> used =
        new TreeSet<>(
            Stream.of("app/main.js", "app/preparing.js", "app/public.js")
                .map(WEB::resolve)
                .toList());
    graph.values().forEach(used::addAll);
    assertEquals(used, graph.keySet(), "modules that nobody imports");
  }

  @Test
  void nothingComesFromAnotherHostAndNoMarkupIsMadeOfText() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String ending : List.of(".js", ".html", ".css")) {
      files(ending).forEach(sources::add);
    }
    for (Path file : sources) {
      String text = read(file).replace("http://www.w3.org/2000/svg", "");
      boolean isGuide = file.endsWith("api.html");
      String foreign = isGuide ? text.replaceAll("http://127\\.0\\.0\\.1:8080", "") : text;
      assertFalse(
          foreign.matches("(?s).*(https?:)?//[a-z0-9-]+\\.[a-z].*"), file + " names a host");
      assertFalse(
          text.matches(
              "(?s).*(innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function).*"),
          file + " makes markup or code of text");
      if (file.toString().endsWith(".html")) {
        assertFalse(
            text.matches("(?s).*(<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*src=)).*"),
            file + " has inline code or style");
      }
    }
  }

  @Test
  void bothLanguagesHaveTheSameKeysOneALineAndEveryKeyThatIsUsed() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path chinese : files(".js").filter(f -> f.getParent().endsWith("zh")).toList()) {
      Path english = WEB.resolve("i18n/en").resolve(chinese.getFileName());
      Map<String, String> zh = words(chinese);
      Map<String, String> en = words(english);
      assertEquals(zh.keySet(), en.keySet(), chinese.getFileName().toString());
      zh.forEach(
          (key, text) -> {
            assertTrue(keys.add(key), "two texts for " + key);
            assertEquals(holes(text), holes(en.get(key)), key);
          });
    }
    Set<String> missing = new TreeSet<>();
    for (Path file : Stream.concat(files(".js"), files(".html")).toList()) {
      Matcher used = USED.matcher(read(file));
      while (used.find()) {
        String key = used.group(1) != null ? used.group(1) : used.group(2);
        if (!keys.contains(key)) {
          missing.add(key + " in " + file.getFileName());
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static Map<String, String> words(Path bundle) {
    String text = read(bundle);
    Map<String, String> words = new TreeMap<>();
    Matcher found = KEY.matcher(text);
    while (found.find()) {
      words.put(found.group(1), found.group(2));
    }
    long lines = text.lines().filter(line -> line.startsWith("  ")).count();
    assertEquals(lines, words.size(), bundle + ": one key a line");
    return words;
  }

  private static Set<String> holes(String text) {
    Set<String> holes = new TreeSet<>();
    Matcher found = Pattern.compile("\\{\\w+}").matcher(text);
    while (found.find()) {
      holes.add(found.group());
    }
    return holes;
  }
}
