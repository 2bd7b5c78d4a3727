package io.carecircle.bench;

import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.servicearea.SnapRaster;
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

  /** Copies in a row of the dense city for the import, and of the sparse one for the growth. */
  private static final int IMPORT_SIDE = 8;

  private static final int GROWTH_SIDE = 4;
  private static final int LARGE_FILE_SIDE = 3;
  private static final double ROUNDS_FACTOR =
      Double.parseDouble(System.getProperty("bench.rounds", "1"));

  private final Path data;
  private final Path folder;
  private final Path output;
  private final StringBuilder report = new StringBuilder();
  private final Reached reached = new Reached();

  private PeerBenchmark(Path data, Path folder, Path output) {
    this.data = data;
    this.folder = folder;
    this.output = output;
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
    new PeerBenchmark(data, folder, output).run();
    LOG.log(System.Logger.Level.INFO, "written: {0}", output);
  }

  private void run() throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("sao-paulo-centre", "liechtenstein")) {
      files.add(data.resolve("osm/" + name + ".osm.pbf"));
    }
    report.append("## The machine and the data\n\n").append(Machine.describe(files));
    report.append("\n## From the file to the network\n\n").append(ImportCase.Steps.header());
    for (Path file : files) {
      imports(file);
    }
    List<StreetLine> dense = ImportCase.read(files.get(0));
    List<StreetLine> sparse = ImportCase.read(files.get(1));
    importLarge(Copies.of(dense, IMPORT_SIDE));
    List<StreetLine> large = new ArrayList<>(Copies.of(sparse, LARGE_FILE_SIDE));
    large.addAll(Copies.apart(dense, 1));
    large.addAll(Copies.apart(ImportCase.read(data.resolve("osm/andorra.osm.pbf")), 2));
    importLargeFile(large);
    save();
    compare(City.of(name(files.get(0)), dense));
    compare(City.of(name(files.get(1)), sparse));
    String tiled = name(files.get(1)) + " x " + GROWTH_SIDE * GROWTH_SIDE;
    compare(City.of(tiled, Copies.of(sparse, GROWTH_SIDE)));
    report
        .append("\nThe machine alone, arithmetic without memory: ")
        .append(Threads.ofTheMachine(rounds(20).count()).markdown("it"))
        .append("Load after the run: %.1f.%n".formatted(Machine.load()));
    report.append(reached.markdown());
    save();
  }

  /** After each part, so that a run which is stopped leaves what it measured. */
  private void save() throws IOException {
    Files.writeString(output, report);
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
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

  /**
   * About the size that was asked for (540,000 nodes, 53,000 ways), three times: the first is what
   * a first start does.
   */
  private void importLargeFile(List<StreetLine> lines) throws IOException {
    Path file = folder.resolve("large.osm.pbf");
    LargeOsmFile.Size size = LargeOsmFile.write(lines, file);
    String name = "made up, %,d OSM nodes, %,d ways".formatted(size.nodes(), size.ways());
    for (String run : List.of("first", "second", "third")) {
      report.append(new ImportCase(folder).fromFile(file).markdown(name, run));
    }
  }

  private void compare(City city) throws IOException, InterruptedException {
    LOG.log(System.Logger.Level.INFO, "comparing on {0}", city.name());
    PeerGraph peer = new PeerGraph(city.network(), new int[0]);
    PeerGraph joined = new PeerGraph(city.network(), city.facilities());
    boolean small = city.network().nodeCount() < 20_000;
    describe(city, peer);
    ReachCase near = new ReachCase(city, peer, 900);
    append(city, near.run(rounds(40)));
    append(city, new ReachCase(city, peer, 1250).run(rounds(30)));
    append(city, near.runSearchOnly(rounds(30)));
    append(city, new ColdMemoryCase(city, peer).run(rounds(20), rounds(20), rounds(8)));
    CircleCase circles = new CircleCase(city, peer, 900, 25);
    append(city, circles.run(rounds(20), true));
    append(city, circles.runInMetres(rounds(6)));
    append(city, circles.runSearchOnly(rounds(20)));
    CircleCase fine = new CircleCase(city, peer, 900, SnapRaster.CELL_METRES);
    append(city, fine.run(rounds(20), false));
    NearestCase nearest = new NearestCase(city, peer, joined);
    append(city, nearest.nearest(rounds(small ? 30 : 10), 900, true));
    append(city, nearest.nearest(rounds(small ? 40 : 10), NearestCase.UNBOUNDED, false));
    if (small) {
      append(city, nearest.nearest(rounds(3), NearestCase.UNBOUNDED, true));
    }
    append(city, nearest.covered(rounds(small ? 30 : 10), 900));
    GainCase gain = new GainCase(city, peer, 900);
    append(city, gain.run(rounds(20)));
    append(city, gain.runSearchOnly(rounds(20)));
    MatrixCase matrix = new MatrixCase(city, peer, 900);
    append(city, matrix.run(rounds(20)));
    append(city, new CoverageCase(city.network()).run(rounds(3)));
    report
        .append("\nW5: %,d pairs within 900 m. ".formatted(matrix.pairs()))
        .append("W1 allocates %.0f bytes a search. ".formatted(near.bytesPerSearch()))
        .append(circles.raster())
        .append(fine.raster())
        .append(near.twoThreads(rounds(20).count()).markdown("W1"))
        .append(circles.twoThreads(rounds(10).count()).markdown("W1p"))
        .append(matrix.twoThreads(rounds(10).count()).markdown("W5"));
    save();
  }

  /** More rounds with {@code -Dbench.rounds=2} and so on; half of them once more to warm up. */
  private static Rounds rounds(int usual) {
    int count = Math.max(3, (int) (usual * ROUNDS_FACTOR));
    return new Rounds(count / 2 + 2, count);
  }

  private void describe(City city, PeerGraph peer) {
    Network network = city.network();
    int nodes = network.nodeCount();
    double graphBytes = network.reverse().bytes();
    double peerBytes = (double) peer.bytes() / nodes;
    report.append(
        """

        ## %s

        %,d nodes, %,d edges, %,d arcs in each direction%s; per node %.1f bytes of arcs for both and 8 of \
        coordinates (GraphHopper has reserved %.0f, geometry and all).

        """
            .formatted(
                city.name(),
                nodes,
                network.edgeCount(),
                network.reverse().arcCount(),
                network.symmetric() ? "" : " (some one-way)",
                graphBytes / nodes,
                peerBytes));
    report.append(Row.header());
  }

  private void append(City city, List<Row> rows) {
    reached.add(city.name(), rows);
    for (Row row : rows) {
      LOG.log(System.Logger.Level.INFO, row::markdown);
      report.append(row.markdown());
    }
  }
}
