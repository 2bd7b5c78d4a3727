package io.carecircle.bench;

import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel against GraphHopper 11 on the same graphs in one run, as a Markdown report. Run it as
 * {@code ./mvnw -Pbench -pl server/benchmarks -am -DskipTests verify}.
 */
public final class PeerBenchmark {
  private static final System.Logger LOG = System.getLogger(PeerBenchmark.class.getName());
  private static final int LARGE_SIDE = 8;

  private final Path data;
  private final Path folder;
  private final StringBuilder report = new StringBuilder();

  private PeerBenchmark(Path data, Path folder) {
    this.data = data;
    this.folder = folder;
  }

  /**
   * @param args the file to write the report to
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path output = Path.of(args[0]);
    Path data =
        SharedFolder.find()
            .orElseThrow(
                () ->
                    new IOException(
                        "no folder shared/data beside the project; set CARECIRCLE_TESTDATA"));
    Files.createDirectories(output.toAbsolutePath().getParent());
    Path folder = Files.createTempDirectory("carecircle-bench");
    PeerBenchmark benchmark = new PeerBenchmark(data, folder);
    benchmark.run();
    Files.writeString(output, benchmark.report);
    LOG.log(System.Logger.Level.INFO, "written: {0}", output);
  }

  private void run() throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("sao-paulo-centre", "liechtenstein", "andorra")) {
      files.add(data.resolve("osm/" + name + ".osm.pbf"));
    }
    report.append(Machine.describe(files));
    report.append("\n## From the file to the network\n\n").append(ImportCase.Steps.header());
    for (Path file : files) {
      imports(file);
    }
    List<StreetLine> large = Copies.of(ImportCase.read(files.get(0)), LARGE_SIDE);
    importLarge(large);
    for (Path file : files) {
      compare(City.of(name(file), ImportCase.read(file)));
    }
    compareLarge(City.of(largeName(files.get(0)), large));
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }

  private static String largeName(Path file) {
    return "%s x %d".formatted(name(file), LARGE_SIDE * LARGE_SIDE);
  }

  private void imports(Path file) {
    ImportCase imports = new ImportCase(folder);
    report.append(imports.fromFile(file).markdown(name(file), "first"));
    ImportCase.Steps last = imports.fromFile(file);
    for (int i = 0; i < 8; i++) {
      last = imports.fromFile(file);
    }
    report.append(last.markdown(name(file), "tenth"));
  }

  private void importLarge(List<StreetLine> lines) {
    ImportCase.Steps steps = new ImportCase(folder).fromLines(lines);
    report.append(steps.markdown("%,d street lines".formatted(lines.size()), "first"));
  }

  private void compare(City city) throws InterruptedException {
    LOG.log(System.Logger.Level.INFO, "comparing on {0}", city.name());
    PeerGraph peer = new PeerGraph(city.network(), new int[0]);
    PeerGraph joined = new PeerGraph(city.network(), city.facilities());
    describe(city, peer);
    ReachCase near = new ReachCase(city, peer, 900);
    append(near.run(new Rounds(40, 61)));
    append(new ReachCase(city, peer, 1250).run(new Rounds(40, 61)));
    append(near.runSearchOnly(new Rounds(40, 61)));
    NearestCase nearest = new NearestCase(city, peer, joined);
    append(nearest.nearest(new Rounds(40, 61), 900, true));
    append(nearest.nearest(new Rounds(60, 101), NearestCase.UNBOUNDED, false));
    append(nearest.nearest(new Rounds(2, 5), NearestCase.UNBOUNDED, true));
    append(nearest.covered(new Rounds(40, 61), 900));
    MatrixCase matrix = new MatrixCase(city, peer, 900);
    append(matrix.run(new Rounds(15, 31)));
    append(new CoverageCase(city.network()).run(new Rounds(3, 11)));
    report.append(
        "\nW5: %,d pairs within 900 m. W1 on two threads: %.2f times one thread (wall clock, best of 21 rounds each).%n"
            .formatted(matrix.pairs(), near.gainOfTwoThreads(21)));
  }

  private void compareLarge(City city) {
    LOG.log(System.Logger.Level.INFO, "comparing on {0}", city.name());
    PeerGraph peer = new PeerGraph(city.network(), new int[0]);
    PeerGraph joined = new PeerGraph(city.network(), city.facilities());
    describe(city, peer);
    append(new ReachCase(city, peer, 900).run(new Rounds(40, 61)));
    append(new NearestCase(city, peer, joined).nearest(new Rounds(10, 21), 900, false));
    append(new CoverageCase(city.network()).run(new Rounds(3, 11)));
  }

  private void describe(City city, PeerGraph peer) {
    Network network = city.network();
    int nodes = network.nodeCount();
    double graphBytes = 4.0 * (nodes + 1) + 8.0 * network.reverse().arcCount();
    double peerBytes = (double) peer.bytes() / nodes;
    report.append(
        """

        ## %s

        %,d nodes, %,d edges, %,d arcs in each direction%s; per node %.1f bytes of arcs and 8 of \
        coordinates (GraphHopper has reserved %.0f, geometry and all).

        """
            .formatted(
                city.name(),
                nodes,
                network.edgeCount(),
                network.reverse().arcCount(),
                network.symmetric() ? " (one array serves both)" : " (two arrays)",
                graphBytes / nodes,
                peerBytes));
    report.append(Row.header());
  }

  private void append(List<Row> rows) {
    for (Row row : rows) {
      LOG.log(System.Logger.Level.INFO, row::markdown);
      report.append(row.markdown());
    }
  }
}
