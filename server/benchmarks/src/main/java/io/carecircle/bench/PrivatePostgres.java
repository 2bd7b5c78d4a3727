package io.carecircle.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A PostgreSQL server of our own in a temporary folder, for the time of a measurement. */
final class PrivatePostgres implements AutoCloseable {
  private final Path programs;
  private final Path home;
  private final List<String> asPostgres;
  private final int port;
  private final String password = UUID.randomUUID().toString();

  private PrivatePostgres(Path programs) throws IOException, InterruptedException {
    boolean root = System.getProperty("user.name").equals("root");
    this.programs = programs;
    this.asPostgres =
        root
            ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups")
            : List.of();
    this.home = Files.createTempDirectory("carecircle-pgrouting");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
    Path passwordFile = Files.writeString(home.resolve("password"), password + "\n");
    if (root) {
      UserPrincipal postgres =
          home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
      Files.setOwner(home, postgres);
      Files.setOwner(passwordFile, postgres);
    }
    String data = home.resolve("data").toString();
    run(
        "initdb",
        "-D",
        data,
        "--no-sync",
        "-U",
        "postgres",
        "-A",
        "scram-sha-256",
        "--locale=C.UTF-8",
        "--pwfile=" + passwordFile);
    run(
        "pg_ctl",
        "-D",
        data,
        "-w",
        "-l",
        home.resolve("log").toString(),
        "-o",
        "-p " + port + " -h 127.0.0.1 -k " + home + " -c fsync=off -c jit=off",
        "start");
  }

  /** Empty where no server with pgRouting is installed. */
  static Optional<PrivatePostgres> start() throws IOException, InterruptedException {
    Path debian = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(debian)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(debian)) {
      for (Path version : versions.sorted().toList()) {
        Path extension =
            Path.of("/usr/share/postgresql", version.getFileName().toString())
                .resolve("extension/pgrouting.control");
        if (Files.exists(extension)) {
          return Optional.of(new PrivatePostgres(version.resolve("bin")));
        }
      }
    }
    return Optional.empty();
  }

  Connection connect() throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    return DriverManager.getConnection(url, "postgres", password);
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(asPostgres);
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile("carecircle", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(
          program + " failed: " + Files.readString(said, StandardCharsets.UTF_8).strip());
    }
    Files.delete(said);
  }

  @Override
  public void close() throws IOException {
    try {
      run("pg_ctl", "-D", home.resolve("data").toString(), "-m", "immediate", "stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
