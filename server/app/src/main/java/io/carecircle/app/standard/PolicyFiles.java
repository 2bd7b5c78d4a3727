package io.carecircle.app.standard;

import io.carecircle.app.platform.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The policy files by folder and name: those that are shipped, and on top those of a folder outside
 * (a file of the same folder and name replaces the shipped one).
 *
 * @param schema the page that tables are checked against
 * @param content by {@code city/file}
 */
record PolicyFiles(byte[] schema, SortedMap<String, byte[]> content) {
  private static final String SHIPPED = "classpath*:META-INF/carecircle/gis-data/";
  private static final long MAX_BYTES = 4L << 20;
  private static final int MAX_FILES = 2000;

  /**
   * @param folder outside, or one that does not exist
   */
  static PolicyFiles read(Path folder) {
    try {
      SortedMap<String, byte[]> content = new TreeMap<>();
      for (Resource file : resources("policy/*/*.*")) {
        String url = file.getURL().toString();
        String city = url.replaceFirst("/[^/]*$", "").replaceFirst("^.*/", "");
        content.put(city + "/" + file.getFilename(), file.getContentAsByteArray());
      }
      if (Files.isDirectory(folder)) {
        addAll(folder, content);
      }
      return new PolicyFiles(resources("schema/policy.yaml")[0].getContentAsByteArray(), content);
    } catch (IOException e) {
      throw new UncheckedIOException("the policy files cannot be read", e);
    }
  }

  private static Resource[] resources(String pattern) throws IOException {
    return new PathMatchingResourcePatternResolver(PolicyFiles.class.getClassLoader())
        .getResources(SHIPPED + pattern);
  }

  private static void addAll(Path folder, SortedMap<String, byte[]> content) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.contains("/") || !name.matches(".*\\.(csv|yaml)")) {
          continue;
        }
        if (Files.size(file) > MAX_BYTES || content.size() >= MAX_FILES) {
          throw new RefusedException(
              "bad-policy", "the policy file " + name + " is too large, or there are too many");
        }
        content.put(name, Files.readAllBytes(file));
      }
    }
  }
}
