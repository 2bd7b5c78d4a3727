package io.carecircle.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostGIS server of this test run alone: its own files, a free port of the loopback address, a
 * random password. It ends with this JVM, however that ends, because the shell that holds it waits
 * for the end of a pipe from here.
 */
public final class PrivatePostgis {
  private static final int START_SECONDS = 60;
  private static final String OWNER = "carecircle";

  /** Stops the server and removes its files when the pipe closes; deaf to a Ctrl-C meant for us. */
  private static final String HOLDER =
      """
      trap '' INT TERM HUP
      "$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 \
        -c unix_socket_directories= -c fsync=off -c max_connections=200 >"$2/log" 2>&1 &
      cat >/dev/null
      kill -QUIT $!
      wait $!
      rm -rf "$2"
      """;

  private final Path home;
  private final Path programs;
  private final List<String> asPostgres;
  private final int port;
  private final String password;
  private final Map<Path, String> urls = new ConcurrentHashMap<>();
  private final AtomicInteger databases = new AtomicInteger();
  private Process holder;

  private PrivatePostgis(Path programs) throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    this.programs = programs;
    this.asPostgres =
        root
            ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups")
            : List.of();
    this.home = Files.createTempDirectory("carecircle-postgis");
    this.port = freePort();
    this.password = randomPassword();
    Path passwordFile = Files.writeString(home.resolve("password"), password + "\n");
    if (root) {
      UserPrincipal postgres =
          home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
      Files.setOwner(home, postgres);
      Files.setOwner(passwordFile, postgres);
    }
    start(passwordFile);
  }

  /** The server, started at the first call; the test is left out when there is none. */
  public static PrivatePostgis get() {
    Assumptions.assumeTrue(Holder.SERVER != null, () -> "no PostGIS: " + Holder.MISSING);
    return Holder.SERVER;
  }

  /** The database of a folder: a new one, then always the same; its owner is no superuser. */
  public String urlFor(Path folder) {
    return urls.computeIfAbsent(folder, f -> url(newDatabase("template_postgis"), OWNER));
  }

  /** Like {@link #urlFor}, without the extension. */
  public String newPlainDatabase(String user) {
    return url(newDatabase("template1"), user);
  }

  /** The same database as another user. */
  public String url(String database, String user) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, database, user, password);
  }

  /** The name of the database in one of our URLs. */
  public static String databaseIn(String url) {
    return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
  }

  public int port() {
    return port;
  }

  public String password() {
    return password;
  }

  /** Runs statements as the server's administrator. */
  public void administer(String database, String... statements) {
    try (Connection connection = DriverManager.getConnection(url(database, "postgres"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String newDatabase(String template) {
    String name = "test" + databases.incrementAndGet();
    administer("postgres", "create database " + name + " template " + template + " owner " + OWNER);
    return name;
  }

  private void start(Path passwordFile) throws Exception {
    run(
        programs.resolve("initdb").toString(),
        "--pgdata=" + home.resolve("data"),
        "--locale=C.UTF-8",
        "--encoding=UTF8",
        "--username=postgres",
        "--auth=scram-sha-256",
        "--pwfile=" + passwordFile,
        "--no-sync");
    List<String> command = new ArrayList<>(asPostgres);
    command.addAll(
        List.of("sh", "-c", HOLDER, "sh", programs.toString(), home.toString(), "" + port));
    holder = new ProcessBuilder(command).directory(Path.of("/").toFile()).start();
    awaitStart();
    administer(
        "postgres",
        "create role " + OWNER + " login password '" + password + "'",
        "create database template_postgis");
    administer("template_postgis", "create extension postgis");
  }

  private void run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(asPostgres);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(arguments[0] + " failed: " + said.strip());
    }
  }

  private void awaitStart() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answers()) {
      if (!holder.isAlive() || System.nanoTime() > end) {
        throw new IOException("the server does not start, see " + home.resolve("log"));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean answers() {
    try {
      DriverManager.getConnection(url("postgres", "postgres")).close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Where Debian keeps the programs, newest version first, then the path. */
  private static Path findPrograms() throws IOException {
    List<Path> folders = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (var versions = Files.list(debian)) {
        versions.map(v -> v.resolve("bin")).forEach(folders::add);
      }
      folders.sort((a, b) -> Integer.compare(version(b), version(a)));
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      folders.add(Path.of(folder));
    }
    return folders.stream()
        .filter(f -> Files.isExecutable(f.resolve("initdb")) && hasExtension(f))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException("no PostgreSQL server with PostGIS is installed on this machine"));
  }

  private static int version(Path programs) {
    String name = programs.getParent().getFileName().toString();
    return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
  }

  private static boolean hasExtension(Path programs) {
    try {
      Process process =
          new ProcessBuilder(programs.resolve("pg_config").toString(), "--sharedir").start();
      Path shared =
          Path.of(
              new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
      return Files.exists(shared.resolve("extension/postgis.control"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Started once for the whole JVM. */
  private static final class Holder {
    private static final PrivatePostgis SERVER;
    private static final String MISSING;

    static {
      PrivatePostgis server = null;
      String missing = null;
      try {
        server = new PrivatePostgis(findPrograms());
      } catch (Exception e) {
        missing = e.getMessage();
      }
      SERVER = server;
      MISSING = missing;
    }
  }
}
