package io.carecircle.formats.street;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Puts the ends of lines on vertices that lie within the tolerance: the nearest of its own level,
 * or else, for an end that nothing else touches, the nearest of another level (a ramp that starts
 * at a bridge). Interior vertices are never moved, so a densely drawn curve cannot collapse.
 */
final class EndSnapping {
  private final Sites sites;
  private final List<SitedLine> lines;
  private final Vertices vertices;
  private final HPRtree tree = new HPRtree();

  EndSnapping(Sites sites, List<SitedLine> lines) {
    this.sites = sites;
    this.lines = lines;
    this.vertices = new Vertices(lines, sites.size());
  }

  /** Returns for each site the site that its vertices belong to, mostly itself. */
  int[] run() {
    int count = sites.size();
    for (int site = 0; site < count; site++) {
      if (vertices.count(site) > 0) {
        tree.insert(new Envelope(new Coordinate(sites.lon(site), sites.lat(site))), site);
      }
    }
    int[] parent = new int[count];
    for (int site = 0; site < count; site++) {
      parent[site] = site;
    }
    for (int site = 0; site < count; site++) {
      int target = hasEnd(site) ? findTarget(site) : -1;
      if (target >= 0) {
        join(parent, site, target);
      }
    }
    for (int site = 0; site < count; site++) {
      parent[site] = root(parent, site);
    }
    return parent;
  }

  private int findTarget(int end) {
    double[] reach = sites.degrees(end, LineNoding.TOLERANCE_METRES);
    Envelope window = new Envelope(new Coordinate(sites.lon(end), sites.lat(end)));
    window.expandBy(reach[0], reach[1]);
    int best = -1;
    boolean bestSame = false;
    double bestMetres = 0;
    for (Object found : tree.query(window)) {
      int site = (Integer) found;
      double metres = sites.metres(end, site);
      if (site == end || metres > LineNoding.TOLERANCE_METRES || isNeighbour(end, site)) {
        continue;
      }
      boolean same = sharesLevel(end, site);
      if (!same && vertices.count(end) > 1) {
        continue;
      }
      boolean better =
          best < 0
              || (same != bestSame
                  ? same
                  : metres != bestMetres ? metres < bestMetres : sites.compare(site, best) < 0);
      if (better) {
        best = site;
        bestSame = same;
        bestMetres = metres;
      }
    }
    return best;
  }

  private boolean hasEnd(int site) {
    for (int at = vertices.from(site); at < vertices.to(site); at++) {
      if (isEnd(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasInterior(int site) {
    for (int at = vertices.from(site); at < vertices.to(site); at++) {
      if (!isEnd(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isEnd(int at) {
    return lines.get(vertices.line(at)).isEnd(vertices.vertex(at));
  }

  /** Whether a line leads from one to the other over so short a way that they are no meeting. */
  private boolean isNeighbour(int a, int b) {
    for (int i = vertices.from(a); i < vertices.to(a); i++) {
      for (int k = vertices.from(b); k < vertices.to(b); k++) {
        if (vertices.line(i) == vertices.line(k)
            && lines.get(vertices.line(i)).gap(vertices.vertex(i), vertices.vertex(k))
                < LineNoding.SELF_GAP_METRES) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean sharesLevel(int end, int site) {
    List<Level> levels = new ArrayList<>();
    for (int at = vertices.from(end); at < vertices.to(end); at++) {
      if (isEnd(at)) {
        levels.add(lines.get(vertices.line(at)).level());
      }
    }
    for (int at = vertices.from(site); at < vertices.to(site); at++) {
      if (levels.contains(lines.get(vertices.line(at)).level())) {
        return true;
      }
    }
    return false;
  }

  /** A site with an interior vertex stays where it is; among ends the first in order does. */
  private void join(int[] parent, int a, int b) {
    int rootA = root(parent, a);
    int rootB = root(parent, b);
    if (rootA == rootB) {
      return;
    }
    boolean fixedA = hasInterior(rootA);
    boolean fixedB = hasInterior(rootB);
    boolean keepA = fixedA != fixedB ? fixedA : sites.compare(rootA, rootB) < 0;
    if (keepA) {
      parent[rootB] = rootA;
    } else {
      parent[rootA] = rootB;
    }
  }

  private static int root(int[] parent, int site) {
    int at = site;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
