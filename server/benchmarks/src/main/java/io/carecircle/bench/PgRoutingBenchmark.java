package io.carecircle.bench;

import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.search.NearestSearch;
import io.carecircle.kernel.search.ReachSearch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The kernel against pgRouting on the same graph in one run, in turn; both answers are summed up
 * and must be equal. Time is processor time: of the kernel's thread, and of the server process that
 * answers (counted in hundredths of a second over all rounds). Answers stay in the server except
 * for two sums.
 */
public final class PgRoutingBenchmark {
  private static final System.Logger LOG = System.getLogger(PgRoutingBenchmark.class.getName());
  private static final int CUTOFF_MM = 900_000;
  private static final int ROUNDS = 5;
  private static final int FEW = 10;

  /** Copies in a row of the sparse city: about the size of the network of the peers' study. */
  private static final int GROWTH_SIDE = 4;

  private static final long TICK_NS = 10_000_000;

  /** Against the direction of walking: who gets to a facility. */
  private static final String EDGES =
      "select id, target as source, source as target, cost, reverse_cost from edges";

  private static final String REACH =
      "select count(*), sum(agg_cost)::bigint from pgr_drivingDistance('"
          + EDGES
          + "', %s, "
          + CUTOFF_MM
          + "%s)";

  /** Its own "equicost" gives a sum that is 0.2 % too long here, so the least way is taken. */
  private static final String NEAREST =
      """
      select count(*), sum(least)::bigint from
        (select node, min(agg_cost) as least
           from pgr_drivingDistance('%s', array[%s], %d) group by node) nearest
      """;

  private static final String MATRIX =
      """
      with reached as materialized
        (select from_v, node, agg_cost from pgr_drivingDistance('%s', array[%s], %d)),
      pairs as
        (select r.from_v, e.demand, min(r.agg_cost + e.cost) as cost
           from reached r join ends e on e.node = r.node group by 1, 2)
      select count(*), sum(cost)::bigint from pairs where cost <= %d
      """;

  private final City city;
  private final Connection connection;
  private final long serverProcess;
  private final StringBuilder report;
  private final ReachSearch search;
  private final NearestSearch nearest;
  private final CostMatrix matrix;

  private PgRoutingBenchmark(City city, Connection connection, StringBuilder report)
      throws SQLException {
    this.city = city;
    this.connection = connection;
    this.report = report;
    this.serverProcess = query("select pg_backend_pid(), 0")[0];
    // Prepared on this side as the tables and their index are on the other.
    this.search = new ReachSearch(city.network().reverse());
    this.nearest = new NearestSearch(city.network().reverse());
    this.matrix = new CostMatrix(city.network(), city.facilityPositions(), city.demand(), true);
  }

  /**
   * @param args the file to write the report to
   */
  public static void main(String[] args) throws Exception {
    Path output = Path.of(args[0]);
    Files.createDirectories(output.toAbsolutePath().getParent());
    Path data = SharedFolder.find().orElseThrow();
    StringBuilder report = new StringBuilder("\n## Beside pgRouting\n\n");
    try {
      measure(data, report);
    } catch (IOException | SQLException e) {
      // The rest of the report stands without it.
      LOG.log(System.Logger.Level.WARNING, "pgRouting could not be measured", e);
      report.append("Not measured: %s%n".formatted(e.getMessage()));
    }
    Files.writeString(output, report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    LOG.log(System.Logger.Level.INFO, "written: {0}", output);
  }

  private static void measure(Path data, StringBuilder report)
      throws IOException, SQLException, InterruptedException {
    var found = PrivatePostgres.start();
    if (found.isEmpty()) {
      report.append("Not measured: no PostgreSQL server with pgRouting on this machine.\n");
      return;
    }
    try (PrivatePostgres server = found.get()) {
      List<StreetLine> dense = ImportCase.read(data.resolve("osm/sao-paulo-centre.osm.pbf"));
      List<StreetLine> sparse = ImportCase.read(data.resolve("osm/liechtenstein.osm.pbf"));
      measure(City.of("sao-paulo-centre", dense), server, report);
      measure(City.of("liechtenstein", sparse), server, report);
      String large = "liechtenstein x " + GROWTH_SIDE * GROWTH_SIDE;
      measure(City.of(large, Copies.of(sparse, GROWTH_SIDE)), server, report);
    }
  }

  private static void measure(City city, PrivatePostgres server, StringBuilder report)
      throws IOException, SQLException {
    try (Connection connection = server.connect()) {
      new PgRoutingBenchmark(city, connection, report).run();
    }
  }

  private void run() throws SQLException, IOException {
    RoutingTables.load(city, connection);
    int[] facilities = city.facilities();
    String all =
        Arrays.stream(facilities).mapToObj(String::valueOf).collect(Collectors.joining(","));
    report
        .append("| %s | kernel | pgRouting | kernel is faster by |%n".formatted(city.name()))
        .append("| --- | --- | --- | --- |\n");
    // Each query reads all edges: a few of them tell as much as all.
    int[] few = Arrays.copyOf(facilities, FEW);
    compare("W1 900 m, per facility", FEW, () -> reach(few), () -> reachOneByOne(few));
    compare(
        "W1 900 m, all in one query, per facility",
        facilities.length,
        () -> reach(facilities),
        () -> sum(REACH.formatted("array[" + all + "]", "")));
    edgesAlone(facilities.length);
    compare("W2 900 m", 1, this::nearest, () -> sum(NEAREST.formatted(EDGES, all, CUTOFF_MM)));
    compare(
        "W5 900 m, per facility",
        facilities.length,
        this::matrix,
        () -> sum(MATRIX.formatted(EDGES, all, CUTOFF_MM, CUTOFF_MM)));
    report.append('\n');
  }

  /** What the server takes to read the edges, once for all facilities of a query. */
  private void edgesAlone(int facilities) throws SQLException, IOException {
    String read = "select count(*), sum(source + target + cost + reverse_cost)::bigint from ";
    long before = serverTicks();
    for (int i = 0; i < 10 * ROUNDS; i++) {
      query(read + "edges");
    }
    double ns = (double) (serverTicks() - before) * TICK_NS / (10 * ROUNDS);
    report.append(
        "| reading the edges alone (%,d), shared by %d facilities | | %s | |%n"
            .formatted(city.network().edgeCount(), facilities, Row.time(ns / facilities)));
  }

  private interface Answer {
    long sum() throws SQLException;
  }

  private void compare(String work, int calls, LongSupplier kernel, Answer peer)
      throws SQLException, IOException {
    for (int warm = 0; warm < 200; warm++) {
      kernel.getAsLong();
    }
    peer.sum();
    long[] ours = new long[ROUNDS];
    long before = serverTicks();
    for (int round = 0; round < ROUNDS; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long answer = kernel.getAsLong();
      ours[round] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      long expected = peer.sum();
      if (answer != expected) {
        throw new IllegalStateException(work + ": " + answer + " is not " + expected);
      }
    }
    double theirs = (double) (serverTicks() - before) * TICK_NS / ROUNDS / calls;
    double kernelNs = Rounds.quantile(ours, 0.5) / calls;
    report.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | **%.0f** |%n",
            work,
            Row.time(kernelNs),
            Row.time(theirs),
            theirs / kernelNs));
  }

  /** User and system time of the server process; its name holds no space. */
  private long serverTicks() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + serverProcess + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private long[] query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new long[] {row.getLong(1), row.getLong(2)};
    }
  }

  private long sum(String sql) throws SQLException {
    return query(sql)[1];
  }

  private long reachOneByOne(int[] facilities) throws SQLException {
    long sum = 0;
    for (int facility : facilities) {
      sum += sum(REACH.formatted(facility, ""));
    }
    return sum;
  }

  private long reach(int[] facilities) {
    long sum = 0;
    for (int facility : facilities) {
      search.begin(CUTOFF_MM);
      search.addStart(facility, 0);
      search.run();
      for (int k = 0; k < search.reachedCount(); k++) {
        sum += search.reachedCostMm(k);
      }
    }
    return sum;
  }

  private long nearest() {
    Snapped facilities = city.facilityPositions();
    EndCosts starts = EndCosts.arriving(city.network().streets(), facilities);
    nearest.run(starts, null, CUTOFF_MM, CancelToken.NONE);
    long sum = 0;
    for (int n = 0; n < city.network().nodeCount(); n++) {
      sum += nearest.reached(n) ? nearest.costMm(n) : 0;
    }
    return sum;
  }

  private long matrix() {
    long sum = 0;
    for (int f = 0; f < city.facilities().length; f++) {
      matrix.row(f, CUTOFF_MM);
      for (int k = 0; k < matrix.foundCount(); k++) {
        sum += matrix.foundCostMm(k);
      }
    }
    return sum;
  }
}
