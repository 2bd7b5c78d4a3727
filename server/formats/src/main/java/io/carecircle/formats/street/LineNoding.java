package io.carecircle.formats.street;

import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins lines where they meet, in four steps: vertices become {@link Sites}, ends snap to vertices
 * ({@link EndSnapping}), lines get the vertices they lack where others cross or touch ({@link
 * CrossingSearch}), and the vertices of a site become nodes by level ({@link NodeKeys}).
 */
final class LineNoding {
  /**
   * What lies this near is the same place: twice the step of 1e-7 degree to which layers are
   * usually rounded, and far below the width of any street.
   */
  static final double TOLERANCE_METRES = 0.02;

  /**
   * A line meets itself only after so many metres, ten times the tolerance: else each narrow bend
   * of a densely drawn curve would be a meeting.
   */
  static final double SELF_GAP_METRES = 0.2;

  private final List<SourceLine> sources;
  private final ProgressListener progress;
  private final CancelToken cancel;
  private final Sites sites = new Sites();
  private final List<StreetLine> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int dropped;
  private int crossingsJoined;
  private int endsJoined;

  /**
   * @param sources in canonical order
   */
  LineNoding(List<SourceLine> sources, ProgressListener progress, CancelToken cancel) {
    this.sources = sources;
    this.progress = progress;
    this.cancel = cancel;
  }

  void run() {
    List<SitedLine> sited = placed(sitesOfSources());
    int[] target = new EndSnapping(sites, sited).run();
    for (int site = 0; site < target.length; site++) {
      endsJoined += target[site] != site ? 1 : 0;
    }
    CrossingSearch search = new CrossingSearch(sites, moved(sited, target), progress, cancel);
    List<SitedLine> joined = search.run();
    crossingsJoined = search.crossingsJoined();
    endsJoined += search.endsJoined();
    build(joined, new NodeKeys(sites, joined).run());
    if (dropped > 0) {
      warnings.add("%d lines without length were left out".formatted(dropped));
    }
    if (search.passedCrossings() > 0) {
      warnings.add(
          "at %d crossings the lines run on different levels (bridge, tunnel, layer, level) and were not joined"
              .formatted(search.passedCrossings()));
    }
    if (search.passedEnds() > 0) {
      warnings.add(
          "%d ends lie on a line of another level that has no vertex there and were not joined"
              .formatted(search.passedEnds()));
    }
  }

  /** The joined lines in the order of the sources. */
  List<StreetLine> lines() {
    return lines;
  }

  List<String> warnings() {
    return warnings;
  }

  int crossingsJoined() {
    return crossingsJoined;
  }

  int endsJoined() {
    return endsJoined;
  }

  private int[][] sitesOfSources() {
    int[][] rows = new int[sources.size()][];
    for (int i = 0; i < rows.length; i++) {
      SourceLine source = sources.get(i);
      rows[i] = new int[source.lon().length];
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] = sites.siteOfVertex(source.lon()[k], source.lat()[k]);
      }
    }
    return rows;
  }

  private List<SitedLine> placed(int[][] rows) {
    List<SitedLine> result = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      keep(SitedLine.of(sources.get(i), rows[i], sites), result);
    }
    return result;
  }

  private List<SitedLine> moved(List<SitedLine> before, int[] target) {
    List<SitedLine> result = new ArrayList<>();
    for (SitedLine line : before) {
      int[] row = line.sites().clone();
      for (int k = 0; k < row.length; k++) {
        row[k] = target[row[k]];
      }
      keep(SitedLine.of(line.source(), row, sites), result);
    }
    return result;
  }

  private void keep(SitedLine line, List<SitedLine> into) {
    if (line.sites().length < 2) {
      dropped++;
    } else {
      into.add(line);
    }
  }

  private void build(List<SitedLine> joined, long[][] keys) {
    for (int i = 0; i < keys.length; i++) {
      SitedLine line = joined.get(i);
      double[] lon = new double[keys[i].length];
      double[] lat = new double[keys[i].length];
      for (int k = 0; k < lon.length; k++) {
        lon[k] = sites.lon(line.sites()[k]);
        lat[k] = sites.lat(line.sites()[k]);
      }
      SourceLine source = line.source();
      lines.add(
          new StreetLine(
              source.id(),
              source.name(),
              source.walk().streetClass(),
              source.walk().forward(),
              source.walk().backward(),
              keys[i],
              lon,
              lat));
    }
  }
}
