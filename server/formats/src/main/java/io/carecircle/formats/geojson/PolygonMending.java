package io.carecircle.formats.geojson;

import io.carecircle.formats.datum.StoredForm;
import java.util.List;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.SegmentStringUtil;

/**
 * Makes invalid polygons valid: a bow-tie becomes its two wings, a hole that reaches out of its
 * shell is cut at the shell, and a hole wholly outside becomes area, as {@link GeometryFixer} has
 * it. Points and lines pass. One object serves one file and bounds what checking all of it costs.
 */
final class PolygonMending {
  /** With fewer vertices even all pairs of segments are checked in microseconds. */
  private static final int HARMLESS_VERTICES = 100;

  /** Pairs of near segments in one geometry, about a second; a clean one has one per vertex. */
  private static final int MAX_PAIRS = 20_000_000;

  /** Crossings in one geometry, about half a second of mending; a slip of the hand has a few. */
  private static final int MAX_CROSSINGS = 6_000;

  /** Both for a whole file, about ten seconds each. */
  private static final long MAX_FILE_PAIRS = 200_000_000;

  private static final long MAX_FILE_CROSSINGS = 100_000;

  /** Rounding a mended polygon may spoil it again by a hair; the second turn settles it. */
  private static final int TURNS = 3;

  private long pairsLeft;
  private long crossingsLeft;

  PolygonMending() {
    this(MAX_FILE_PAIRS, MAX_FILE_CROSSINGS);
  }

  /** With other bounds for the whole file. */
  PolygonMending(long filePairs, long fileCrossings) {
    this.pairsLeft = filePairs;
    this.crossingsLeft = fileCrossings;
  }

  /**
   * The same object when it is valid, else a mended one.
   *
   * @param stored whether the result must be in stored form
   * @throws FeatureProblem when it is too tangled to check, or nothing is left of it
   */
  Geometry mend(Geometry geometry, boolean stored) throws FeatureProblem {
    if (geometry.getDimension() < 2) {
      return geometry;
    }
    boolean large = geometry.getNumPoints() > HARMLESS_VERTICES;
    int crossings = large ? crossings(geometry) : 0;
    if (geometry.isValid()) {
      return geometry;
    }
    // One is counted for every mending, so that a file of tiny bow-ties is bounded too.
    crossingsLeft -= 1 + (large ? crossings : crossings(geometry));
    if (crossingsLeft < 0) {
      throw problem(
          "the polygon is invalid, after so many others that mending was given up; repair the file before sending it");
    }
    return mended(geometry, stored);
  }

  private static Geometry mended(Geometry geometry, boolean stored) throws FeatureProblem {
    Geometry mended = geometry;
    try {
      for (int turn = 0; turn < TURNS && !mended.isValid(); turn++) {
        Geometry fixed = GeometryFixer.fix(mended);
        mended = stored ? StoredForm.of(fixed) : fixed;
      }
      if (mended.isValid() && mended.getDimension() == 2 && !mended.isEmpty()) {
        return mended;
      }
    } catch (TopologyException | IllegalArgumentException e) {
      throw problem("the polygon is invalid and cannot be repaired: " + e.getMessage());
    }
    throw problem("the polygon is invalid, and nothing with an area is left of it");
  }

  private static FeatureProblem problem(String reason) {
    return new FeatureProblem("geometry", null, reason);
  }

  /**
   * How often the geometry crosses itself. A star with 200,000 spikes does so ten thousand million
   * times, which must be found before it hurts.
   */
  private int crossings(Geometry geometry) throws FeatureProblem {
    Budget budget = new Budget();
    List<?> segments = SegmentStringUtil.extractSegmentStrings(geometry);
    new MCIndexNoder(budget).computeNodes(segments);
    pairsLeft -= budget.pairs;
    if (budget.isDone() || pairsLeft < 0) {
      throw problem("the polygon is too tangled to be checked; simplify it");
    }
    return budget.crossings;
  }

  /** Counts without noding, and stops the noder when there is too much to count. */
  private static final class Budget implements SegmentIntersector {
    private final RobustLineIntersector intersector = new RobustLineIntersector();
    private int pairs;
    private int crossings;

    @Override
    public void processIntersections(SegmentString a, int i, SegmentString b, int j) {
      pairs++;
      if (isDone() || (a == b && Math.abs(i - j) <= 1)) {
        return;
      }
      intersector.computeIntersection(
          a.getCoordinate(i), a.getCoordinate(i + 1), b.getCoordinate(j), b.getCoordinate(j + 1));
      crossings += intersector.isInteriorIntersection() ? 1 : 0;
    }

    @Override
    public boolean isDone() {
      return pairs > MAX_PAIRS || crossings > MAX_CROSSINGS;
    }
  }
}
