package io.carecircle.app.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * The files that the public page is made of: what its markup names, and what these modules import
 * in turn. Read from the files themselves, so that the list cannot fall behind them.
 */
final class PublicFiles {
  static final String PAGE = "/public.html";

  private static final List<String> PAGES = List.of(PAGE, "/preparing.html");
  private static final String ROOT = "META-INF/resources";
  private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"([^\":,]+\\.(?:js|css))\"");
  private static final Pattern IMPORTED =
      Pattern.compile("^(?:import|export)\\s[^;]*?'(\\.[^']+)';", Pattern.MULTILINE);

  private final Set<String> paths = new TreeSet<>();

  PublicFiles() {
    Deque<String> open = new ArrayDeque<>(PAGES);
    while (!open.isEmpty()) {
      String path = open.pop();
      if (paths.add(path) && !path.startsWith("/webjars/")) {
        Pattern names = path.endsWith(".html") ? NAMED : IMPORTED;
        Matcher found = names.matcher(read(path));
        while (found.find()) {
          open.push(resolve(path, found.group(1)));
        }
      }
    }
    paths.remove("/preparing.html");
  }

  /** Paths as a browser asks for them. */
  Set<String> paths() {
    return paths;
  }

  private static String resolve(String from, String name) {
    Deque<String> parts =
        new ArrayDeque<>(List.of(from.substring(1, from.lastIndexOf('/') + 1).split("/")));
    parts.remove("");
    for (String part : name.split("/")) {
      if (part.equals("..")) {
        parts.removeLast();
      } else if (!part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  private static String read(String path) {
    try {
      return new ClassPathResource(ROOT + path).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the public page lacks its file " + path, e);
    }
  }
}
