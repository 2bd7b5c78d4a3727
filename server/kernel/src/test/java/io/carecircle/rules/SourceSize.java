package io.carecircle.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * How long files and methods may be. A method over the limit passes when a comment in it, or its
 * Javadoc, says that it is a "hot loop" and so gives the reason.
 */
public final class SourceSize {
  static final int FILE_LINES = 500;
  static final int METHOD_LINES = 60;
  private static final String EXCUSE = "hot loop";

  private SourceSize() {}

  /**
   * Every file and method that is too long in the module that Maven is testing.
   *
   * @throws IllegalStateException when the module has no source: a rule about nothing always holds
   */
  public static List<String> tooLongInThisModule() throws IOException {
    // Surefire names the module's folder; an IDE starts in it.
    return tooLong(Path.of(System.getProperty("basedir", System.getProperty("user.dir"))));
  }

  static List<String> tooLong(Path module) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String part : List.of("src/main/java", "src/test/java")) {
      sources.addAll(javaFiles(module.resolve(part)));
    }
    if (sources.isEmpty()) {
      throw new IllegalStateException("no Java source found in " + module);
    }
    List<String> found = new ArrayList<>();
    for (Path source : sources) {
      long lines = Files.readString(source).lines().count();
      if (lines > FILE_LINES) {
        found.add(source + " has " + lines + " lines, at most " + FILE_LINES + " are allowed");
      }
    }
    found.addAll(longMethods(sources));
    return found;
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> longMethods(List<Path> sources) throws IOException {
    JavaCompiler compiler =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests need a JDK");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      List<String> found = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodLengths(unit, Trees.instance(task), found).scan(unit, null);
      }
      return found;
    }
  }

  private static final class MethodLengths extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final List<String> found;

    private MethodLengths(CompilationUnitTree unit, Trees trees, List<String> found) {
      this.unit = unit;
      this.trees = trees;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      SourcePositions positions = trees.getSourcePositions();
      int from = (int) positions.getStartPosition(unit, method);
      int to = (int) positions.getEndPosition(unit, method);
      // A constructor that the compiler adds has no text.
      if (from >= 0 && to > from) {
        long lines =
            unit.getLineMap().getLineNumber(to) - unit.getLineMap().getLineNumber(from) + 1;
        if (lines > METHOD_LINES && !excused(from, to)) {
          found.add(
              unit.getSourceFile().getName()
                  + (": " + method.getName() + " has " + lines + " lines, at most ")
                  + (METHOD_LINES + " are allowed unless a comment says why a hot loop is longer"));
        }
      }
      return super.visitMethod(method, nothing);
    }

    private boolean excused(int from, int to) {
      String doc = trees.getDocComment(getCurrentPath());
      try {
        String body = unit.getSourceFile().getCharContent(true).subSequence(from, to).toString();
        return body.contains(EXCUSE) || (doc != null && doc.contains(EXCUSE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
