package io.carecircle.app.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void aSecondProcessIsToldWhoHoldsTheFolderAndAKillFreesIt() throws Exception {
    try (ChildJvm holder = new ChildJvm(HoldFolder.class, folder.toString())) {
      assertNotNull(holder.await("HELD"));
      String told =
          assertThrows(FolderLockedException.class, () -> new DataFolder(settings())).getMessage();
      assertTrue(told.contains("process " + holder.pid() + " (serve, started "), told);
      holder.kill();
    }
    try (DataFolder mine = new DataFolder(settings())) {
      assertEquals(folder.toAbsolutePath(), mine.path());
    }
  }

  @Test
  void aSecondHolderInTheSameProcessIsRefusedAndDoesNotFreeIt() throws Exception {
    try (DataFolder mine = new DataFolder(settings())) {
      assertThrows(FolderLockedException.class, () -> new DataFolder(settings()));
      try (ChildJvm other = new ChildJvm(HoldFolder.class, mine.path().toString())) {
        assertNotNull(other.await("LOCKED"));
      }
    }
  }

  @Test
  void withADatabaseServerTheFolderIsShared() {
    Settings shared = new Settings(folder.toString(), "jdbc:postgresql://h/d", "import");
    try (DataFolder locked = new DataFolder(settings());
        DataFolder one = new DataFolder(shared);
        DataFolder two = new DataFolder(shared)) {
      assertEquals(locked.path(), one.path());
      assertEquals(one.path(), two.path());
    }
  }

  @Test
  void pathsThatCannotBeAFolderAreRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThrows(
        RefusedException.class, () -> new DataFolder(new Settings(file.toString(), "", "import")));
    assertThrows(
        RefusedException.class,
        () -> new DataFolder(new Settings(folder + "/a;INIT=x", "", "import")));
  }

  private Settings settings() {
    return new Settings(folder.toString(), "", "import");
  }
}
