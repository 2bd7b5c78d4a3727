package io.carecircle.kernel.servicearea;

import static io.carecircle.kernel.servicearea.SnapRaster.EDGE;
import static io.carecircle.kernel.servicearea.SnapRaster.END_VERTEX;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_VERTEX;
import static io.carecircle.kernel.servicearea.SnapRaster.KEY;
import static io.carecircle.kernel.servicearea.SnapRaster.VERTEX;

import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import java.util.BitSet;

/**
 * The ground across the arterial road that a facility stands on, where roads are crossed at
 * junctions only: no way along the road leads from it to the facility. On every other street a way
 * to the facility passes an end of the street anyway, and both sides meet there.
 */
final class FarSide {
  private final SnapRaster raster;
  private final Snapped facilities;

  /** Null where no facility is kept to one side of its road. */
  private final Snapper sides;

  private int firstVertex;

  /** Vertices of the facility's edge, counted from its first. */
  private final BitSet across = new BitSet();

  FarSide(SnapRaster raster, Snapped facilities) {
    this.raster = raster;
    this.facilities = facilities;
    boolean oneSided = false;
    for (byte side : facilities.side()) {
      oneSided |= side != 0;
    }
    this.sides = oneSided ? new Snapper(raster.network(), ArterialCrossing.JUNCTIONS) : null;
  }

  /** Looks at the ground beside the edge of a joined facility. */
  void of(int facility) {
    across.clear();
    int edge = facilities.edge()[facility];
    int side = facilities.side()[facility];
    firstVertex = raster.edges()[EDGE * edge + FIRST_VERTEX];
    int end = raster.edges()[EDGE * edge + END_VERTEX];
    for (int i = firstVertex; side != 0 && i < end; i++) {
      if (side * sideOf(i, edge) < 0) {
        across.set(i - firstVertex);
      }
    }
  }

  private byte sideOf(int entry, int edge) {
    Lattice lattice = raster.lattice();
    int key = raster.vertices()[VERTEX * entry + KEY];
    return sides.side(
        edge,
        lattice.unitX(lattice.column(key)) / Lattice.UNITS_PER_DEGREE,
        lattice.unitY(lattice.row(key)) / Lattice.UNITS_PER_DEGREE);
  }

  /**
   * @param entry of the raster, a vertex of the facility's edge
   */
  boolean holds(int entry) {
    return across.get(entry - firstVertex);
  }
}
