package io.carecircle.app.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Holds a data folder until it is killed, or says that another one does. */
public final class HoldFolder {
  private HoldFolder() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (DataFolder folder = new DataFolder(new Settings(args[0], "", "serve"))) {
      out.println("HELD " + folder.path());
      System.in.read();
    } catch (FolderLockedException e) {
      out.println("LOCKED");
    }
  }
}
