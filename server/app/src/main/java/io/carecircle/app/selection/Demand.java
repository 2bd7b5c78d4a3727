package io.carecircle.app.selection;

import io.carecircle.kernel.layer.DemandPoints;

/**
 * Communities and their people.
 *
 * @param selection the communities
 * @param weights their people
 */
public record Demand(Selection selection, Weights weights) {
  public DemandPoints points() {
    return new DemandPoints(selection.points(), weights.scaled());
  }

  public int size() {
    return selection.size();
  }
}
