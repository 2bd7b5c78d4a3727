package io.carecircle.kernel.servicearea;

import static io.carecircle.kernel.servicearea.SnapRaster.EDGE;
import static io.carecircle.kernel.servicearea.SnapRaster.FARTHEST_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_EDGE;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_ENDING;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_PIECE;
import static io.carecircle.kernel.servicearea.SnapRaster.FROM;
import static io.carecircle.kernel.servicearea.SnapRaster.LONGEST_ENDING_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.NODE;

import io.carecircle.kernel.search.ReachSearch;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * The edges that a search met at one end at least, each once and without the facility's own: an
 * edge counts where it begins, and where it ends only when its beginning is not reached.
 *
 * <p>Scratch memory of one thread.
 */
final class ReachedEdges {
  private final SnapRaster raster;
  private final ReachSearch search;
  private int[] edges = new int[1024];
  private int count;

  /** First and end of the pieces around each node that is deep altogether. */
  private int[] deepRuns = new int[1024];

  private int deepSize;

  ReachedEdges(SnapRaster raster, ReachSearch search) {
    this.raster = raster;
    this.search = search;
  }

  int count() {
    return count;
  }

  int edge(int k) {
    return edges[k];
  }

  int[] deepRuns() {
    return deepRuns;
  }

  /** Entries of {@link #deepRuns}, two a run. */
  int deepSize() {
    return deepSize;
  }

  /** All of the last search. */
  void collect(int own) {
    int[] nodes = raster.nodes();
    count = 0;
    for (int k = 0; k < search.reachedCount(); k++) {
      int n = NODE * search.reachedNode(k);
      addBeginning(nodes[n + FIRST_EDGE], nodes[n + NODE + FIRST_EDGE], own);
      addEnding(nodes[n + FIRST_ENDING], nodes[n + NODE + FIRST_ENDING], own);
    }
  }

  /**
   * As {@link #collect}, with the edges of a node that are deep altogether as one run of pieces;
   * the facility's own may be among them.
   *
   * @param limitMm of the last search
   */
  void collectBorder(int own, int deepMm, int limitMm) {
    final int[] nodes = raster.nodes();
    final int[] records = raster.edges();
    final int reached = search.reachedCount();
    if (deepRuns.length < 2 * reached) {
      deepRuns = new int[4 * reached];
    }
    deepSize = 0;
    count = 0;
    for (int k = 0; k < reached; k++) {
      int n = NODE * search.reachedNode(k);
      int costMm = search.reachedCostMm(k);
      int first = nodes[n + FIRST_EDGE];
      int end = nodes[n + NODE + FIRST_EDGE];
      if (costMm + nodes[n + FARTHEST_MM] <= deepMm) {
        deepRuns[deepSize++] = records[EDGE * first + FIRST_PIECE];
        deepRuns[deepSize++] = records[EDGE * end + FIRST_PIECE];
      } else {
        addBeginning(first, end, own);
      }
      if (costMm + nodes[n + LONGEST_ENDING_MM] > limitMm) {
        addEnding(nodes[n + FIRST_ENDING], nodes[n + NODE + FIRST_ENDING], own);
      }
    }
  }

  private void addBeginning(int first, int end, int own) {
    makeRoom(end - first);
    for (int e = first; e < end; e++) {
      edges[count] = e;
      count += e != own ? 1 : 0;
    }
  }

  private void addEnding(int first, int end, int own) {
    makeRoom(end - first);
    for (int i = first; i < end; i++) {
      int e = raster.ending()[i];
      boolean beginsElsewhere = search.costMm(raster.edges()[EDGE * e + FROM]) == Lengths.NO_WAY_MM;
      edges[count] = e;
      count += beginsElsewhere && e != own ? 1 : 0;
    }
  }

  private void makeRoom(int more) {
    if (edges.length < count + more) {
      edges = Arrays.copyOf(edges, 2 * (count + more));
    }
  }
}
