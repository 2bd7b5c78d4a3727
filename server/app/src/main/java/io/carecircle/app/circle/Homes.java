package io.carecircle.app.circle;

import io.carecircle.app.circle.WalkCircle.Whom;
import io.carecircle.app.territory.Territory;
import io.carecircle.app.territory.Territory.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Communities of a territory, and which of them a circle is about. */
final class Homes {
  private final Rows rows;
  private final Rows facilities;
  private final CentralCity centralCity;

  /**
   * @param centralCity null when it was not given
   */
  Homes(Territory territory, CentralCity centralCity) {
    this.rows = territory.rows("communities");
    this.facilities = territory.rows("facilities");
    this.centralCity = centralCity;
  }

  /**
   * Whether the layer of facilities holds the kind at all, anywhere and in any state: a layer that
   * does not says nothing about who is in reach.
   */
  boolean hasKind(String kind) {
    return IntStream.range(0, facilities.table().size())
        .anyMatch(row -> kind.equals(facilities.text(row, "kind")));
  }

  Rows rows() {
    return rows;
  }

  boolean knowsCentralCity() {
    return centralCity != null;
  }

  /** Row numbers of those that a circle is about. */
  int[] of(Whom whom) {
    return rows.in(Territory.WHOLE).filter(isMeant(whom)).toArray();
  }

  private IntPredicate isMeant(Whom whom) {
    return switch (whom) {
      case ALL -> row -> true;
      case URBAN -> row -> Boolean.TRUE.equals(rows.table().value(row, "urban"));
      case RURAL -> row -> Boolean.FALSE.equals(rows.table().value(row, "urban"));
      case CENTRAL_CITY ->
          row -> centralCity != null && centralCity.holds(rows.table().geometry(row));
    };
  }

  /** Communities that do not tell whether a circle is about them. */
  long untold(Whom whom) {
    return whom == Whom.URBAN || whom == Whom.RURAL
        ? rows.in(Territory.WHOLE).filter(r -> rows.table().value(r, "urban") == null).count()
        : 0;
  }

  List<String> ids(int[] chosen) {
    return Arrays.stream(chosen).mapToObj(row -> rows.table().id(row)).toList();
  }
}
