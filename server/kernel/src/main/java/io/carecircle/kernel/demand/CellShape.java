package io.carecircle.kernel.demand;

/** Cells of a density grid. */
public enum CellShape {
  SQUARE,
  /** Corners north and south; every second row is half a cell to the east. */
  HEXAGON
}
