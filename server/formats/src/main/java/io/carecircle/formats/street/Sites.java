package io.carecircle.formats.street;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Places that vertices share: all coordinates that are equal after rounding to 1e-7 degree (1.1 cm,
 * the precision of OpenStreetMap) are one site. It lies at the westernmost (then southernmost) of
 * the coordinates themselves, not at the rounded one, so that no length changes without need.
 */
final class Sites {
  /** Sphere of the mean radius; half a percent of 2 cm does not matter. */
  private static final double METRES_PER_DEGREE = 6_371_008.8 * StrictMath.PI / 180;

  private static final double CELLS_PER_DEGREE = 1e7;

  private final Map<Long, Integer> byCell = new HashMap<>();
  private double[] lon = new double[64];
  private double[] lat = new double[64];
  private double[] metresPerLon = new double[64];
  private int size;

  /** The site of a place, new when there is none yet. */
  int siteOf(double x, double y) {
    Integer known = byCell.putIfAbsent(cell(x, y), size);
    if (known != null) {
      return known;
    }
    if (size == lon.length) {
      lon = Arrays.copyOf(lon, size * 2);
      lat = Arrays.copyOf(lat, size * 2);
      metresPerLon = Arrays.copyOf(metresPerLon, size * 2);
    }
    move(size, x, y);
    return size++;
  }

  /** The site of a source vertex; it moves to the vertex when that lies further west or south. */
  int siteOfVertex(double x, double y) {
    int site = siteOf(x, y);
    if (x < lon[site] || x == lon[site] && y < lat[site]) {
      move(site, x, y);
    }
    return site;
  }

  int size() {
    return size;
  }

  double lon(int site) {
    return lon[site];
  }

  double lat(int site) {
    return lat[site];
  }

  /** West before east, then south before north. */
  int compare(int a, int b) {
    int byLon = Double.compare(lon[a], lon[b]);
    return byLon != 0 ? byLon : Double.compare(lat[a], lat[b]);
  }

  /** Degrees of longitude and latitude that hold so many metres around a site at least. */
  double[] degrees(int site, double metres) {
    double wide = metres / Math.max(metresPerLon[site], 1e-3 * METRES_PER_DEGREE);
    return new double[] {wide * 1.01, metres / METRES_PER_DEGREE * 1.01};
  }

  double metres(int from, int to) {
    return metres(from, lon[to], lat[to]);
  }

  double metres(int site, double x, double y) {
    double east = (x - lon[site]) * metresPerLon[site];
    double north = (y - lat[site]) * METRES_PER_DEGREE;
    return Math.sqrt(east * east + north * north);
  }

  /** Where on the straight line from a to b the site is nearest: 0 at a, 1 at b, never beyond. */
  double position(int site, int a, int b) {
    double dx = (lon[b] - lon[a]) * metresPerLon[site];
    double dy = (lat[b] - lat[a]) * METRES_PER_DEGREE;
    double px = (lon[site] - lon[a]) * metresPerLon[site];
    double py = (lat[site] - lat[a]) * METRES_PER_DEGREE;
    double square = dx * dx + dy * dy;
    return square == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
  }

  /** The distance of a site from the straight line from a to b at such a position. */
  double metresFromLine(int site, int a, int b, double position) {
    return metres(
        site, lon[a] + position * (lon[b] - lon[a]), lat[a] + position * (lat[b] - lat[a]));
  }

  private void move(int site, double x, double y) {
    lon[site] = x;
    lat[site] = y;
    metresPerLon[site] = METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(y));
  }

  private static long cell(double x, double y) {
    long column = Math.round((x + 180) * CELLS_PER_DEGREE);
    long row = Math.round((y + 90) * CELLS_PER_DEGREE);
    return column << 31 | row;
  }
}
