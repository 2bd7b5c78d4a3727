package io.carecircle.formats.street;

import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Finds where lines of the same level cross or touch, and gives each the vertex it lacks there.
 * Segments are straight in longitude and latitude.
 */
final class CrossingSearch {
  /** No street layer crosses itself that often; without a bound n lines could give n² vertices. */
  static final int MAX_INSERTED = 5_000_000;

  private record Segment(int index, int line, int vertex) {}

  /** A vertex to put into a segment, at a position from 0 to 1 along it. */
  private record Inserted(int segment, double position, int site) {}

  private final Sites sites;
  private final List<SitedLine> lines;
  private final ProgressListener progress;
  private final CancelToken cancel;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Inserted> inserted = new ArrayList<>();
  private final RobustLineIntersector intersector = new RobustLineIntersector();
  private final BitSet joinedEnds = new BitSet();
  private final BitSet joinedCrossings = new BitSet();
  private final BitSet passedEnds = new BitSet();
  private int passedCrossings;

  CrossingSearch(
      Sites sites, List<SitedLine> lines, ProgressListener progress, CancelToken cancel) {
    this.sites = sites;
    this.lines = lines;
    this.progress = progress;
    this.cancel = cancel;
  }

  /** Returns the lines with their new vertices, in the same order. */
  List<SitedLine> run() {
    HPRtree tree = new HPRtree();
    for (int line = 0; line < lines.size(); line++) {
      for (int k = 0; k + 1 < lines.get(line).sites().length; k++) {
        Segment segment = new Segment(segments.size(), line, k);
        segments.add(segment);
        tree.insert(window(segment), segment);
      }
    }
    for (Segment segment : segments) {
      if (segment.index % 1000 == 0) {
        cancel.check();
        progress.onProgress("joining lines", segment.index, segments.size());
      }
      List<Segment> others = new ArrayList<>();
      for (Object found : tree.query(window(segment))) {
        if (((Segment) found).index > segment.index) {
          others.add((Segment) found);
        }
      }
      // The tree's order is its own affair; ours must not depend on it.
      others.sort(Comparator.comparingInt(Segment::index));
      others.forEach(other -> meet(segment, other));
    }
    return rebuilt();
  }

  int endsJoined() {
    return joinedEnds.cardinality();
  }

  /** Places that are no end of the line that touches there. */
  int crossingsJoined() {
    return joinedCrossings.cardinality();
  }

  /** Pairs of segments of different level that cross: bridges and tunnels. */
  int passedCrossings() {
    return passedCrossings;
  }

  /** Ends that lie on a line of another level where that has no vertex. */
  int passedEnds() {
    return passedEnds.cardinality();
  }

  private Envelope window(Segment segment) {
    Envelope window = new Envelope(place(from(segment)), place(to(segment)));
    double[] a = sites.degrees(from(segment), LineNoding.TOLERANCE_METRES);
    double[] b = sites.degrees(to(segment), LineNoding.TOLERANCE_METRES);
    window.expandBy(Math.max(a[0], b[0]), Math.max(a[1], b[1]));
    return window;
  }

  private void meet(Segment a, Segment b) {
    intersector.computeIntersection(place(from(a)), place(to(a)), place(from(b)), place(to(b)));
    if (!level(a).equals(level(b))) {
      passedCrossings += intersector.isProper() ? 1 : 0;
      notePassedEnds(a, b);
      notePassedEnds(b, a);
      return;
    }
    boolean proper = intersector.isProper();
    Coordinate crossing = proper ? intersector.getIntersection(0).copy() : null;
    boolean touches = intersector.hasIntersection() && !proper;
    touch(a, a.vertex, b, touches);
    touch(a, a.vertex + 1, b, touches);
    touch(b, b.vertex, a, touches);
    touch(b, b.vertex + 1, a, touches);
    if (proper) {
      cross(a, b, crossing);
    }
  }

  /** Notes ends that lie on a line of another level where that has no vertex. */
  private void notePassedEnds(Segment of, Segment on) {
    SitedLine line = lines.get(of.line);
    for (int vertex = of.vertex; vertex <= of.vertex + 1; vertex++) {
      int site = line.sites()[vertex];
      if (line.isEnd(vertex) && site != from(on) && site != to(on)) {
        double position = sites.position(site, from(on), to(on));
        if (sites.metresFromLine(site, from(on), to(on), position) <= LineNoding.TOLERANCE_METRES) {
          passedEnds.set(site);
        }
      }
    }
  }

  /** Puts a vertex of one segment's line into the other segment when it lies on it. */
  private void touch(Segment of, int vertex, Segment on, boolean exactly) {
    SitedLine line = lines.get(of.line);
    int site = line.sites()[vertex];
    if (site == from(on) || site == to(on)) {
      return;
    }
    if (of.line == on.line
        && Math.min(line.gap(vertex, on.vertex), line.gap(vertex, on.vertex + 1))
            < LineNoding.SELF_GAP_METRES) {
      return;
    }
    double position = sites.position(site, from(on), to(on));
    boolean near =
        sites.metresFromLine(site, from(on), to(on), position) <= LineNoding.TOLERANCE_METRES
            && !settledAt(line, vertex, from(on))
            && !settledAt(line, vertex, to(on));
    if (near || exactly && isIntersection(site)) {
      insert(on, position, site);
      (line.isEnd(vertex) ? joinedEnds : joinedCrossings).set(site);
    }
  }

  /**
   * Whether a vertex near an end of the segment need not be put into it: its line reaches that end
   * itself, or the end is the one that will be put into its line.
   */
  private boolean settledAt(SitedLine line, int vertex, int site) {
    int[] row = line.sites();
    if (sites.metres(row[vertex], site) > LineNoding.TOLERANCE_METRES) {
      return false;
    }
    if (sites.compare(row[vertex], site) > 0) {
      return true;
    }
    for (int step = -1; step <= 1; step += 2) {
      for (int k = vertex; k >= 0 && k < row.length; k += step) {
        if (line.gap(vertex, k) >= LineNoding.SELF_GAP_METRES) {
          break;
        }
        if (row[k] == site) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isIntersection(int site) {
    for (int i = 0; i < intersector.getIntersectionNum(); i++) {
      Coordinate at = intersector.getIntersection(i);
      if (at.x == sites.lon(site) && at.y == sites.lat(site)) {
        return true;
      }
    }
    return false;
  }

  private void cross(Segment a, Segment b, Coordinate crossing) {
    int[] ends = {from(a), to(a), from(b), to(b)};
    int nearest = -1;
    double nearestMetres = LineNoding.TOLERANCE_METRES;
    for (int i = 0; i < ends.length; i++) {
      double metres = sites.metres(ends[i], crossing.x, crossing.y);
      if (metres < nearestMetres
          || metres == nearestMetres
              && (nearest < 0 || sites.compare(ends[i], ends[nearest]) < 0)) {
        nearest = i;
        nearestMetres = metres;
      }
    }
    int site = nearest < 0 ? sites.siteOf(crossing.x, crossing.y) : ends[nearest];
    if (nearest < 0 || nearest >= 2) {
      insert(a, sites.position(site, from(a), to(a)), site);
    }
    if (nearest < 2) {
      insert(b, sites.position(site, from(b), to(b)), site);
    }
    if (!joinedEnds.get(site)) {
      joinedCrossings.set(site);
    }
  }

  private void insert(Segment segment, double position, int site) {
    if (inserted.size() >= MAX_INSERTED) {
      throw new UnreadableFileException(
          "the lines cross each other more than "
              + MAX_INSERTED
              + " times; this is no street layer");
    }
    inserted.add(new Inserted(segment.index, position, site));
  }

  private List<SitedLine> rebuilt() {
    inserted.sort(
        Comparator.comparingInt(Inserted::segment)
            .thenComparingDouble(Inserted::position)
            .thenComparing(Inserted::site, sites::compare));
    List<SitedLine> result = new ArrayList<>();
    int segment = 0;
    int next = 0;
    for (SitedLine line : lines) {
      int[] row = new int[line.sites().length];
      int length = 0;
      for (int k = 0; k < line.sites().length; k++) {
        row = with(row, length++, line.sites()[k]);
        if (k + 1 == line.sites().length) {
          break;
        }
        for (; next < inserted.size() && inserted.get(next).segment == segment; next++) {
          int site = inserted.get(next).site;
          // A vertex near a bend may lie on both segments there: once before the bend is enough.
          if (length < 2
              || row[length - 2] != site
              || sites.metres(site, row[length - 1]) > LineNoding.TOLERANCE_METRES) {
            row = with(row, length++, site);
          }
        }
        segment++;
      }
      result.add(SitedLine.of(line.source(), Arrays.copyOf(row, length), sites));
    }
    return result;
  }

  private static int[] with(int[] row, int at, int site) {
    int[] grown = at < row.length ? row : Arrays.copyOf(row, at * 2);
    grown[at] = site;
    return grown;
  }

  private Level level(Segment segment) {
    return lines.get(segment.line).level();
  }

  private int from(Segment segment) {
    return lines.get(segment.line).sites()[segment.vertex];
  }

  private int to(Segment segment) {
    return lines.get(segment.line).sites()[segment.vertex + 1];
  }

  private Coordinate place(int site) {
    return new Coordinate(sites.lon(site), sites.lat(site));
  }
}
