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
 * it. Points and lines pass.
 */
final class PolygonMending {
  /** With fewer vertices even all pairs of segments are checked in milliseconds. */
  private static final int HARMLESS_VERTICES = 2000;

  /** About a second of checking; a clean ring of 200,000 vertices needs a hundredth of it. */
  private static final int MAX_PAIRS = 20_000_000;

  /** Crossings that mending may have to take into memory. */
  private static final int MAX_CROSSINGS = 100_000;

  /** Rounding a mended polygon may spoil it again by a hair; the second turn settles it. */
  private static final int TURNS = 3;

  private PolygonMending() {}

  /**
   * The same object when it is valid, else a mended one.
   *
   * @param stored whether the result must be in stored form
   * @throws FeatureProblem when it is too tangled to check, or nothing is left of it
   */
  static Geometry mend(Geometry geometry, boolean stored) throws FeatureProblem {
    if (geometry == null || geometry.getDimension() < 2) {
      return geometry;
    }
    refuseTangle(geometry);
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

  /** A star with 200,000 spikes has ten thousand million crossings: found before it hurts. */
  private static void refuseTangle(Geometry geometry) throws FeatureProblem {
    if (geometry.getNumPoints() <= HARMLESS_VERTICES) {
      return;
    }
    Budget budget = new Budget();
    List<?> segments = SegmentStringUtil.extractSegmentStrings(geometry);
    new MCIndexNoder(budget).computeNodes(segments);
    if (budget.isDone()) {
      throw problem("the polygon crosses itself too often to be checked; simplify it");
    }
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
      crossings += intersector.hasIntersection() ? 1 : 0;
    }

    @Override
    public boolean isDone() {
      return pairs > MAX_PAIRS || crossings > MAX_CROSSINGS;
    }
  }
}
