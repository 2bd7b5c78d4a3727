package io.carecircle.app.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * The folder of the embedded store, held by this process alone from construction to {@link #close}.
 * A lock of the operating system guards it, so a killed process leaves nothing to clean up. With a
 * database server the folder holds nothing but what can be made again; then it is not locked, and
 * several processes may share it.
 *
 * <p>Who holds the lock is written to a second file, never to the locked one: on POSIX systems
 * closing any handle of a locked file, even one opened just to read it, drops the lock.
 */
@Component
public final class DataFolder implements AutoCloseable {
  private static final String LOCK_FILE = "carecircle.lock";
  private static final String HOLDER_FILE = "carecircle.holder";

  private final Path path;

  /** Open while the folder is locked; null when it is shared. */
  private final FileChannel channel;

  /**
   * Creates the folder when it does not exist (readable by its owner only) and locks it, unless the
   * layers are in a database server.
   *
   * @throws FolderLockedException when another process holds it
   * @throws RefusedException when the path cannot be such a folder
   */
  public DataFolder(Settings settings) {
    this.path = settings.dataFolder();
    try {
      create();
      this.channel = settings.hasDatabase() ? null : lock();
      if (channel != null) {
        writeHolder(settings.command());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder " + path + " cannot be used: " + e, e);
    }
  }

  public Path path() {
    return path;
  }

  /** Writes a small file that only the owner may read, whole or not at all. */
  public void writePrivately(String name, String text) {
    Path target = path.resolve(name);
    Path part = path.resolve(name + ".part");
    try {
      Files.deleteIfExists(part);
      if (isPosix()) {
        Files.createFile(
            part,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(part);
      }
      try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        out.write(StandardCharsets.UTF_8.encode(text));
        out.force(true);
      }
      moveInto(part, target);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e, e);
    }
  }

  /** Puts a finished file into its place in one step, over an older one. */
  public static void moveInto(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    if (channel == null) {
      return;
    }
    try {
      Files.deleteIfExists(path.resolve(HOLDER_FILE));
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the data folder " + path, e);
    }
  }

  private void create() throws IOException {
    if (path.toString().contains(";")) {
      // The store's URL ends its path there, and settings would begin.
      throw new RefusedException(
          "bad-data-folder", "the data folder " + path + " has a ';' in its path: choose another");
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new RefusedException(
          "bad-data-folder", "the data folder " + path + " is a file: name a folder");
    }
    if (!Files.exists(path)) {
      Files.createDirectories(path);
      if (isPosix()) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  private FileChannel lock() throws IOException {
    FileChannel opened =
        FileChannel.open(
            path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = opened.tryLock();
    } catch (OverlappingFileLockException e) {
      // This same process holds it. The handle stays open on purpose: closing it would drop the
      // lock of the other one.
      throw new FolderLockedException("this process already holds the data folder " + path);
    }
    if (lock == null) {
      opened.close();
      throw new FolderLockedException(
          "the data folder "
              + path
              + " is in use by "
              + readHolder()
              + ": stop that process, or import through it when it is the server");
    }
    return opened;
  }

  private String readHolder() throws IOException {
    Path holder = path.resolve(HOLDER_FILE);
    if (!Files.isReadable(holder) || Files.size(holder) > 4096) {
      return "another process";
    }
    return Files.readString(holder).strip();
  }

  private void writeHolder(String command) {
    Instant started = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    writePrivately(
        HOLDER_FILE,
        "process "
            + ProcessHandle.current().pid()
            + " ("
            + command
            + ", started "
            + started.truncatedTo(ChronoUnit.SECONDS)
            + ")\n");
  }

  private boolean isPosix() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
