package io.carecircle.app.whatif;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.coverage.WhatIf;
import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.unit.Lengths;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Applies changes one after the other and says what became of each. */
final class EditedState {
  /** A closure or a gate is drawn on the street it means; farther off it means another one. */
  private static final int STREET_SNAP_MM = 50_000;

  /** A gate or a path; what is longer is a street and belongs into the streets. */
  private static final double LONGEST_LINK_METRES = 5_000;

  private final ServiceInputs.Service service;
  private final WhatIf state;

  /** Places by facility; null when they are not counted. */
  private final Map<String, Long> places;

  /**
   * @param places by facility, to be changed; null when places are not counted
   */
  EditedState(ServiceInputs.Service service, WhatIf state, Map<String, Long> places) {
    this.service = service;
    this.state = state;
    this.places = places;
  }

  ObjectNode apply(int index, Edit edit, Run run) {
    String path = "edits[" + index + "]";
    ObjectNode done = Json.MAPPER.createObjectNode().put("type", edit.kind().type());
    switch (edit.kind()) {
      case ADD_FACILITY -> {
        if (state.hasFacility(edit.id())) {
          throw InputReader.refused(path + ".id", "is the id of a facility that is there already");
        }
        place(edit, done, run);
        resize(path, edit, done);
      }
      case RESIZE_FACILITY -> {
        checkThere(path, edit);
        done.put("id", edit.id());
        resize(path, edit, done);
      }
      case MOVE_FACILITY -> {
        checkThere(path, edit);
        place(edit, done, run);
      }
      case REMOVE_FACILITY -> {
        checkThere(path, edit);
        done.put("id", edit.id());
        state.remove(edit.id());
        if (places != null) {
          places.remove(edit.id());
        }
      }
      case CLOSE_STREET -> {
        Snapped at = onStreets(path, edit);
        state.closeStreet(at.edge()[0]);
        int edge = at.edge()[0];
        done.put("lengthMetres", metres(service.network().streets().lengthMm()[edge]));
        putPlace(done, "at", at, 0);
      }
      case OPEN_LINK -> openLink(path, edit, done);
    }
    return done;
  }

  private void checkThere(String path, Edit edit) {
    if (!state.hasFacility(edit.id())) {
      throw InputReader.refused(
          path + ".id", "is \"" + edit.id() + "\": there is no such facility");
    }
  }

  private void place(Edit edit, ObjectNode done, Run run) {
    double[] at = edit.places().get(0);
    boolean joined = state.place(edit.id(), at[0], at[1]);
    done.put("id", edit.id()).put("joined", joined);
    if (!joined) {
      run.warn(
          "设施 " + edit.id() + " 在 " + service.reach().maxSnapMm() / 1000.0 + " 米内除孤立小路网外没有街道",
          "facility "
              + edit.id()
              + " stands on no street within "
              + service.reach().maxSnapMm() / 1000.0
              + " m but those of small islands");
    }
  }

  /** A facility whose places are not given takes everybody, as in coverage. */
  private void resize(String path, Edit edit, ObjectNode done) {
    if (edit.capacity() == null) {
      return;
    }
    if (places == null) {
      throw InputReader.refused(
          path + ".capacity", "means something only when useCapacity is true");
    }
    places.put(
        edit.id(),
        edit.capacity()
            .setScale(service.demand().weights().decimals(), RoundingMode.FLOOR)
            .unscaledValue()
            .longValueExact());
    done.put("capacity", edit.capacity());
  }

  private void openLink(String path, Edit edit, ObjectNode done) {
    Snapped ends = onStreets(path, edit);
    double[] from = edit.places().get(0);
    double[] to = edit.places().get(1);
    double straight = Geodesic.metres(from[0], from[1], to[0], to[1]);
    if (straight > LONGEST_LINK_METRES) {
      throw InputReader.refused(
          path, "is a link of " + Math.round(straight) + " m; a gate or path has up to 5000 m");
    }
    int lengthMm = Lengths.millimetres(straight);
    state.openLink(ends, lengthMm);
    done.put("lengthMetres", metres((long) lengthMm + ends.legMm()[0] + ends.legMm()[1]));
    putPlace(done, "from", ends, 0);
    putPlace(done, "to", ends, 1);
  }

  private Snapped onStreets(String path, Edit edit) {
    List<double[]> places = edit.places();
    PointSet points =
        new PointSet(
            List.of("0", "1").subList(0, places.size()),
            places.stream().mapToDouble(p -> p[0]).toArray(),
            places.stream().mapToDouble(p -> p[1]).toArray());
    Snapped at = new Snapper(service.network()).joinNearest(points, STREET_SNAP_MM);
    if (at.joinedCount() < places.size()) {
      throw InputReader.refused(path, "names a place that is farther than 50 m from every street");
    }
    return at;
  }

  private static void putPlace(ObjectNode done, String name, Snapped at, int i) {
    done.putArray(name).add(at.lon()[i]).add(at.lat()[i]);
  }

  private static BigDecimal metres(long millimetres) {
    BigDecimal metres = BigDecimal.valueOf(millimetres, 3).stripTrailingZeros();
    return metres.scale() < 0 ? metres.setScale(0) : metres;
  }
}
