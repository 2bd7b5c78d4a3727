package io.carecircle.datagen.street;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gives two lines that cross a vertex where they do, so that they meet there. Bridges are left
 * alone: they pass over. Decided in whole steps without rounding; only the crossing itself is
 * rounded to the nearest step, about a centimetre.
 */
final class Crossings {
  /** Steps along the side of a cell of the search, about 220 m north-south. */
  private static final int CELL = 20_000;

  private final List<DrawnLine> lines;
  private final int[] lineOf;
  private final int[] vertexOf;
  private final int minLon;
  private final int minLat;
  private final int columns;
  private int[] cellStart;
  private int[] cellSegments;
  private final List<List<int[]>> added = new ArrayList<>();

  private Crossings(List<DrawnLine> lines) {
    this.lines = lines;
    int count = lines.stream().mapToInt(line -> line.bridge() ? 0 : line.lon().length - 1).sum();
    lineOf = new int[count];
    vertexOf = new int[count];
    int west = Integer.MAX_VALUE;
    int east = Integer.MIN_VALUE;
    int south = Integer.MAX_VALUE;
    int segment = 0;
    for (int l = 0; l < lines.size(); l++) {
      DrawnLine line = lines.get(l);
      added.add(null);
      for (int v = 0; v < line.lon().length && !line.bridge(); v++) {
        west = Math.min(west, line.lon()[v]);
        east = Math.max(east, line.lon()[v]);
        south = Math.min(south, line.lat()[v]);
        if (v > 0) {
          lineOf[segment] = l;
          vertexOf[segment++] = v - 1;
        }
      }
    }
    minLon = west;
    minLat = south;
    columns = count == 0 ? 1 : (east - west) / CELL + 1;
  }

  /** The same lines in the same order, with a vertex more at each crossing. */
  static List<DrawnLine> join(List<DrawnLine> lines) {
    Crossings crossings = new Crossings(lines);
    crossings.fillCells();
    crossings.findCrossings();
    List<DrawnLine> out = new ArrayList<>();
    for (int l = 0; l < lines.size(); l++) {
      out.add(crossings.withAdded(l));
    }
    return out;
  }

  private int lon(int segment, int end) {
    return lines.get(lineOf[segment]).lon()[vertexOf[segment] + end];
  }

  private int lat(int segment, int end) {
    return lines.get(lineOf[segment]).lat()[vertexOf[segment] + end];
  }

  /** A list of the segments of each cell that their boxes touch. */
  private void fillCells() {
    int maxCell = 0;
    for (int s = 0; s < lineOf.length; s++) {
      maxCell = Math.max(maxCell, cell(lonCell(s, true), latCell(s, true)));
    }
    cellStart = new int[maxCell + 2];
    for (int s = 0; s < lineOf.length; s++) {
      for (int y = latCell(s, false); y <= latCell(s, true); y++) {
        for (int x = lonCell(s, false); x <= lonCell(s, true); x++) {
          cellStart[cell(x, y) + 1]++;
        }
      }
    }
    for (int c = 1; c < cellStart.length; c++) {
      cellStart[c] += cellStart[c - 1];
    }
    cellSegments = new int[cellStart[cellStart.length - 1]];
    int[] next = cellStart.clone();
    for (int s = 0; s < lineOf.length; s++) {
      for (int y = latCell(s, false); y <= latCell(s, true); y++) {
        for (int x = lonCell(s, false); x <= lonCell(s, true); x++) {
          cellSegments[next[cell(x, y)]++] = s;
        }
      }
    }
  }

  private int cell(int x, int y) {
    return y * columns + x;
  }

  private int lonCell(int s, boolean upper) {
    int lon = upper ? Math.max(lon(s, 0), lon(s, 1)) : Math.min(lon(s, 0), lon(s, 1));
    return (lon - minLon) / CELL;
  }

  private int latCell(int s, boolean upper) {
    int lat = upper ? Math.max(lat(s, 0), lat(s, 1)) : Math.min(lat(s, 0), lat(s, 1));
    return (lat - minLat) / CELL;
  }

  private void findCrossings() {
    for (int c = 0; c + 1 < cellStart.length; c++) {
      for (int i = cellStart[c]; i < cellStart[c + 1]; i++) {
        for (int j = i + 1; j < cellStart[c + 1]; j++) {
          meet(cellSegments[i], cellSegments[j]);
        }
      }
    }
  }

  private void meet(int s, int t) {
    long sideA = side(s, lon(t, 0), lat(t, 0));
    long sideB = side(s, lon(t, 1), lat(t, 1));
    long sideC = side(t, lon(s, 0), lat(s, 0));
    long sideD = side(t, lon(s, 1), lat(s, 1));
    if (Long.signum(sideA) * Long.signum(sideB) > 0
        || Long.signum(sideC) * Long.signum(sideD) > 0) {
      return;
    }
    if (sideA == 0 || sideB == 0 || sideC == 0 || sideD == 0) {
      touch(s, t);
      touch(t, s);
      return;
    }
    double share = (double) sideC / (sideC - sideD);
    int lon = lon(s, 0) + (int) Math.rint((lon(s, 1) - lon(s, 0)) * share);
    int lat = lat(s, 0) + (int) Math.rint((lat(s, 1) - lat(s, 0)) * share);
    add(s, lon, lat);
    add(t, lon, lat);
  }

  /** An end of the one that lies within the other. */
  private void touch(int s, int t) {
    for (int end = 0; end < 2; end++) {
      int lon = lon(t, end);
      int lat = lat(t, end);
      boolean within =
          Math.min(lon(s, 0), lon(s, 1)) <= lon
              && lon <= Math.max(lon(s, 0), lon(s, 1))
              && Math.min(lat(s, 0), lat(s, 1)) <= lat
              && lat <= Math.max(lat(s, 0), lat(s, 1));
      if (within && side(s, lon, lat) == 0) {
        add(s, lon, lat);
      }
    }
  }

  /** Left of the segment positive, right of it negative; differences of steps fit a long. */
  private long side(int s, int lon, int lat) {
    long dx = (long) lon(s, 1) - lon(s, 0);
    long dy = (long) lat(s, 1) - lat(s, 0);
    return dx * ((long) lat - lat(s, 0)) - dy * ((long) lon - lon(s, 0));
  }

  private void add(int segment, int lon, int lat) {
    boolean atEnd =
        lon == lon(segment, 0) && lat == lat(segment, 0)
            || lon == lon(segment, 1) && lat == lat(segment, 1);
    if (!atEnd) {
      int line = lineOf[segment];
      if (added.get(line) == null) {
        added.set(line, new ArrayList<>());
      }
      added.get(line).add(new int[] {vertexOf[segment], lon, lat});
    }
  }

  private DrawnLine withAdded(int l) {
    DrawnLine line = lines.get(l);
    List<int[]> extra = added.get(l);
    if (extra == null) {
      return line;
    }
    extra.sort(
        Comparator.<int[]>comparingInt(at -> at[0])
            .thenComparingLong(at -> squareFrom(line, at))
            .thenComparingInt(at -> at[1])
            .thenComparingInt(at -> at[2]));
    int[] lon = new int[line.lon().length + extra.size()];
    int[] lat = new int[lon.length];
    int n = 0;
    int e = 0;
    for (int v = 0; v < line.lon().length; v++) {
      lon[n] = line.lon()[v];
      lat[n++] = line.lat()[v];
      for (; e < extra.size() && extra.get(e)[0] == v; e++) {
        // Found once in each cell that the two share, and again where three lines cross.
        if (lon[n - 1] != extra.get(e)[1] || lat[n - 1] != extra.get(e)[2]) {
          lon[n] = extra.get(e)[1];
          lat[n++] = extra.get(e)[2];
        }
      }
    }
    return new DrawnLine(
        line.id(),
        line.name(),
        line.streetClass(),
        Arrays.copyOf(lon, n),
        Arrays.copyOf(lat, n),
        false);
  }

  private static long squareFrom(DrawnLine line, int[] at) {
    long dx = (long) at[1] - line.lon()[at[0]];
    long dy = (long) at[2] - line.lat()[at[0]];
    return dx * dx + dy * dy;
  }
}
