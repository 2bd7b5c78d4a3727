package io.carecircle.bench.load;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** A synthetic city as files to import: a bent street grid, communities and facilities upon it. */
final class CityFiles {
  private static final double WEST = 120.6;
  private static final double SOUTH = 28.0;

  /** Degrees between two streets, some 90 m. */
  private static final double BLOCK = 0.0009;

  private final Path folder;
  private final int side;
  private final long seed;

  /**
   * @param side junctions along each side of the square
   */
  CityFiles(Path folder, int side, long seed) {
    this.folder = folder;
    this.side = side;
    this.seed = seed;
  }

  Path streets() throws IOException {
    Path file = folder.resolve("streets.geojson");
    double[][] lon = new double[side][side];
    double[][] lat = new double[side][side];
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        lon[row][column] = WEST + (column + random.nextDouble() * 0.4) * BLOCK;
        lat[row][column] = SOUTH + (row + random.nextDouble() * 0.4) * BLOCK;
      }
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("{\"type\":\"FeatureCollection\",\"features\":[\n");
      for (int i = 0; i < side; i++) {
        for (boolean alongRow : new boolean[] {true, false}) {
          out.write(i == 0 && alongRow ? "" : ",\n");
          out.write("{\"type\":\"Feature\",\"id\":\"" + (alongRow ? "r" : "c") + i);
          out.write("\",\"properties\":{\"class\":\"residential\"},\"geometry\":");
          out.write("{\"type\":\"LineString\",\"coordinates\":[");
          for (int k = 0; k < side; k++) {
            int row = alongRow ? i : k;
            int column = alongRow ? k : i;
            out.write(k == 0 ? "" : ",");
            out.write(
                String.format(Locale.ROOT, "[%.7f,%.7f]", lon[row][column], lat[row][column]));
          }
          out.write("]}}");
        }
      }
      out.write("\n]}\n");
    }
    return file;
  }

  Path communities(int count) throws IOException {
    SplittableRandom random = new SplittableRandom(seed + 1);
    Path file = folder.resolve("communities.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("id,name,lon,lat,population,elders60,regionCode\n");
      for (int i = 0; i < count; i++) {
        out.write(
            String.format(
                Locale.ROOT,
                "c%05d,社区%d,%s,%d,%d,3303%02d001%n",
                i,
                i,
                place(random),
                500 + random.nextInt(3000),
                50 + random.nextInt(400),
                1 + random.nextInt(12)));
      }
    }
    return file;
  }

  Path facilities(String name, String idPrefix, int count) throws IOException {
    SplittableRandom random = new SplittableRandom(seed + name.hashCode());
    Path file = folder.resolve(name + ".csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("id,name,lon,lat,kind,status,capacity\n");
      for (int i = 0; i < count; i++) {
        out.write(
            String.format(
                Locale.ROOT,
                "%s%05d,照料中心%d,%s,community_care,operating,%d%n",
                idPrefix,
                i,
                i,
                place(random),
                20 + random.nextInt(100)));
      }
    }
    return file;
  }

  /** Somewhere in the city, as {@code lon,lat}. */
  String place(SplittableRandom random) {
    double extent = (side - 1) * BLOCK;
    return String.format(
        Locale.ROOT,
        "%.7f,%.7f",
        WEST + random.nextDouble() * extent,
        SOUTH + random.nextDouble() * extent);
  }

  /** A tile that shows part of the city at a zoom. */
  String tile(SplittableRandom random, int zoom) {
    String[] at = place(random).split(",");
    double lat = Math.toRadians(Double.parseDouble(at[1]));
    int x = (int) ((Double.parseDouble(at[0]) + 180) / 360 * (1 << zoom));
    double mercator = Math.log(Math.tan(Math.PI / 4 + lat / 2));
    int y = (int) ((1 - mercator / Math.PI) / 2 * (1 << zoom));
    return zoom + "/" + x + "/" + y;
  }
}
