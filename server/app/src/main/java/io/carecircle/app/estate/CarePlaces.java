package io.carecircle.app.estate;

import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Selection;
import java.math.BigDecimal;

/**
 * Care places in use, with the area of each.
 *
 * @param net in-unit area in m2 by place, null when not given
 * @param gross likewise
 */
record CarePlaces(Selection selection, BigDecimal[] net, BigDecimal[] gross) {
  static CarePlaces of(Selection selection) {
    BigDecimal[] net = new BigDecimal[selection.size()];
    BigDecimal[] gross = new BigDecimal[selection.size()];
    for (int f = 0; f < selection.size(); f++) {
      net[f] = area(selection, f, "netArea");
      gross[f] = area(selection, f, "grossArea");
    }
    return new CarePlaces(selection, net, gross);
  }

  private static BigDecimal area(Selection selection, int row, String property) {
    Object value = selection.features().value(row, property);
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal || value instanceof Long) {
      BigDecimal area = new BigDecimal(value.toString());
      if (area.signum() >= 0) {
        return area;
      }
    }
    throw InputReader.refused(
        "facilities",
        "feature "
            + selection.id(row)
            + ": "
            + property
            + " is \""
            + value
            + "\"; it must be a number from 0");
  }

  BigDecimal[] areas(boolean grossArea) {
    return grossArea ? gross : net;
  }
}
