package io.carecircle.datagen.care;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The care rooms that a new estate files: most meet 温政办〔2023〕75号 5, some fall short in each of the
 * ways that a check must tell apart, some leave out what a verdict needs. The areas are chosen
 * around the rule, they are no verdict.
 */
final class CareRooms {
  private static final BigDecimal RATE = new BigDecimal("0.002");
  private static final BigDecimal PER_HOUSEHOLD = new BigDecimal("0.3");
  private static final BigDecimal SMALLEST_PLACE = BigDecimal.valueOf(300);
  private static final BigDecimal TWO_PLACES = BigDecimal.valueOf(640);

  private final String status;
  private final List<String> rooms = new ArrayList<>();

  private CareRooms(String status) {
    this.status = status;
  }

  /** Square metres that the two rates and the smallest place ask for. */
  static BigDecimal required(long floorArea, long households) {
    return RATE.multiply(BigDecimal.valueOf(floorArea))
        .max(PER_HOUSEHOLD.multiply(BigDecimal.valueOf(households)))
        .max(SMALLEST_PLACE);
  }

  /**
   * @param status of all rooms
   */
  static JsonText of(long floorArea, long households, String status, Dice dice) {
    CareRooms rooms = new CareRooms(status);
    rooms.file(required(floorArea, households), dice);
    return new JsonText("[" + String.join(",", rooms.rooms) + "]");
  }

  private void file(BigDecimal required, Dice dice) {
    double way = dice.of("way").unit();
    BigDecimal enough = share(required, dice.of("more").between(1.0, 1.2), RoundingMode.CEILING);
    if (way < 0.56) {
      fileEnough(enough);
    } else if (way < 0.68) {
      add("p1", share(required, dice.of("less").between(0.55, 0.95), RoundingMode.FLOOR));
    } else if (way < 0.73) {
      add("p1", required.subtract(new BigDecimal("0.01")));
    } else if (way < 0.80) {
      add("p1", new BigDecimal("150"));
      add("p2", share(required, 1, RoundingMode.CEILING).subtract(new BigDecimal("150")));
    } else if (way < 0.85) {
      add("p1", new BigDecimal("150"));
      add("p1", enough.subtract(new BigDecimal("150")));
    } else if (way < 0.95) {
      add("p1", null);
    }
    // The others file none.
  }

  private void fileEnough(BigDecimal enough) {
    if (enough.compareTo(TWO_PLACES) < 0) {
      add("p1", enough);
    } else {
      add("p1", SMALLEST_PLACE);
      add("p2", enough.subtract(SMALLEST_PLACE));
    }
  }

  /** To a tenth of a square metre. */
  private static BigDecimal share(BigDecimal area, double share, RoundingMode rounding) {
    return area.multiply(BigDecimal.valueOf(share)).setScale(1, rounding);
  }

  /** Keys in order and no spaces: the one form in which nested values are stored. */
  private void add(String placeId, BigDecimal netArea) {
    String gross =
        netArea == null
            ? ""
            : String.format(
                Locale.ROOT,
                "\"grossArea\":%s,",
                number(share(netArea, 1.25, RoundingMode.HALF_UP)));
    String net =
        netArea == null ? "" : String.format(Locale.ROOT, "\"netArea\":%s,", number(netArea));
    rooms.add(
        String.format(
            Locale.ROOT,
            "{%s\"id\":\"r%d\",%s\"placeId\":\"%s\",\"status\":\"%s\"}",
            gross,
            rooms.size() + 1,
            net,
            placeId,
            status));
  }

  private static String number(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
