package io.carecircle.app.layer.internal.jdbc;

import io.carecircle.app.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Passwords of the two users of an embedded store: its owner, who may change tables and aliases
 * (and with them run any Java method), and the application, which may not. Made once, kept beside
 * the store where only the folder's owner can read them.
 */
record StoreCredentials(String ownerPassword, String appPassword) {
  static final String OWNER = "CARECIRCLE_OWNER";
  static final String APP = "CARECIRCLE_APP";
  private static final String FILE = "store.credentials";

  /**
   * @param storeExists whether there is a store already, which new passwords could not open
   */
  static StoreCredentials load(DataFolder folder, boolean storeExists) {
    Path file = folder.path().resolve(FILE);
    if (Files.exists(file)) {
      return read(file);
    }
    if (storeExists) {
      throw new IllegalStateException(
          file + " is missing: the store cannot be opened without it; restore it from a backup");
    }
    StoreCredentials made = new StoreCredentials(randomPassword(), randomPassword());
    folder.writePrivately(FILE, made.ownerPassword + "\n" + made.appPassword + "\n");
    return made;
  }

  private static StoreCredentials read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() != 2 || !lines.stream().allMatch(line -> line.matches("[0-9a-f]{48}"))) {
        throw new IllegalStateException(file + " is damaged: restore it from a backup");
      }
      return new StoreCredentials(lines.get(0), lines.get(1));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "StoreCredentials[hidden]";
  }
}
