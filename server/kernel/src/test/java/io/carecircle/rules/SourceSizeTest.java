package io.carecircle.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSizeTest {
  @TempDir Path module;

  @Test
  void aFileOf500LinesPassesAndOneMoreDoesNot() throws IOException {
    write("A.java", "final class A {}\n" + "\n".repeat(499));
    assertEquals(List.of(), SourceSize.tooLong(module));
    write("A.java", "final class A {}\n" + "\n".repeat(500));
    List<String> found = SourceSize.tooLong(module);
    assertEquals(1, found.size());
    assertTrue(found.get(0).contains("A.java has 501 lines"), found.get(0));
  }

  @Test
  void aMethodOf60LinesPassesAndOneMoreDoesNot() throws IOException {
    // The method's own two lines and its statements.
    write("B.java", "final class B {\n" + method("", 58) + "}\n");
    assertEquals(List.of(), SourceSize.tooLong(module));
    write("B.java", "final class B {\n" + method("", 59) + "}\n");
    List<String> found = SourceSize.tooLong(module);
    assertEquals(1, found.size());
    assertTrue(found.get(0).contains("B.java: m has 61 lines"), found.get(0));
  }

  @Test
  void aHotLoopMayBeLongerWhenItSaysWhy() throws IOException {
    String why = "/** Kept whole: this is the hot loop, and a call in it costs a third. */\n";
    write("C.java", "final class C {\n" + method(why, 90) + "}\n");
    assertEquals(List.of(), SourceSize.tooLong(module));
  }

  @Test
  void aModuleWithoutSourcesIsRefused() {
    assertThrows(IllegalStateException.class, () -> SourceSize.tooLong(module));
  }

  private static String method(String comment, int statements) {
    return comment + "void m() {\n" + "int i;\n".repeat(statements) + "}\n";
  }

  private void write(String name, String text) throws IOException {
    Path folder = Files.createDirectories(module.resolve("src/main/java"));
    Files.writeString(folder.resolve(name), text);
  }
}
