package io.carecircle.app.siting;

import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Selection;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.siting.SiteRole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Candidates and existing sites together, in the order of their ids.
 *
 * @param selection all of them
 * @param role of each
 * @param generated whether no layer holds the candidates
 */
record Sites(Selection selection, SiteRole[] role, boolean generated) {

  /**
   * @param existing sites that stand already, or null
   * @param closable whether they may be closed
   */
  static Sites of(Selection candidates, Selection existing, boolean closable, boolean generated) {
    SiteRole stands = closable ? SiteRole.CLOSABLE : SiteRole.EXISTING;
    Selection all = existing == null ? candidates : union(candidates, existing);
    SiteRole[] role = new SiteRole[all.size()];
    Arrays.fill(role, SiteRole.CANDIDATE);
    if (existing != null) {
      Map<String, Integer> index = index(all);
      existing.ids().forEach(id -> role[index.get(id)] = stands);
    }
    return new Sites(all, role, generated);
  }

  private static Selection union(Selection a, Selection b) {
    record Row(Selection from, int row) {
      String id() {
        return from.id(row);
      }
    }
    List<Row> rows = new ArrayList<>();
    IntStream.range(0, a.size()).forEach(i -> rows.add(new Row(a, i)));
    IntStream.range(0, b.size()).forEach(i -> rows.add(new Row(b, i)));
    rows.sort(Comparator.comparing(Row::id, FeatureOrder.BY_ID));
    FeatureTable.Builder table = FeatureTable.builder();
    List<String> ids = new ArrayList<>();
    double[] lon = new double[rows.size()];
    double[] lat = new double[rows.size()];
    boolean placed = a.points() != null && b.points() != null;
    for (Row row : rows) {
      int at = ids.size();
      if (at > 0 && ids.get(at - 1).equals(row.id())) {
        throw InputReader.refused(
            "existing", "and candidates both name " + row.id() + ": give existing as ids then");
      }
      FeatureTable features = row.from.features();
      if (placed) {
        lon[at] = row.from.points().lon()[row.row];
        lat[at] = row.from.points().lat()[row.row];
      }
      ids.add(row.id());
      table.add(
          row.id(),
          features.geometry(row.row),
          features.sourceRow(row.row),
          features.values(row.row));
    }
    return new Selection(table.build(), placed ? new PointSet(ids, lon, lat) : null);
  }

  private static Map<String, Integer> index(Selection selection) {
    Map<String, Integer> index = new HashMap<>();
    for (int j = 0; j < selection.size(); j++) {
      index.put(selection.id(j), j);
    }
    return index;
  }

  int size() {
    return role.length;
  }

  /** Gives sites a role by id; an unknown id is refused. */
  void assign(List<String> ids, String input, SiteRole to) {
    Map<String, Integer> index = index(selection);
    for (String id : ids) {
      Integer j = index.get(id);
      if (j == null) {
        throw InputReader.refused(input, "names " + id + ", which is no candidate");
      }
      change(j, input, to);
    }
  }

  /** Gives the candidates with a true property a role. */
  void assignMarked(String property, SiteRole to) {
    for (int j = 0; j < role.length; j++) {
      if (Boolean.TRUE.equals(selection.features().value(j, property))
          && role[j] == SiteRole.CANDIDATE) {
        role[j] = to;
      }
    }
  }

  void change(int j, String input, SiteRole to) {
    if (role[j] != SiteRole.CANDIDATE && role[j] != to) {
      throw InputReader.refused(
          input, "names " + selection.id(j) + ", which is " + word(role[j]) + " as well");
    }
    role[j] = to;
  }

  private static String word(SiteRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  int indexOf(String id, String input) {
    Integer j = index(selection).get(id);
    if (j == null) {
      throw InputReader.refused(input, "names " + id + ", which is no candidate");
    }
    return j;
  }

  /**
   * A property of every site that matters, as numbers.
   *
   * @param existing whether existing sites need it too; otherwise theirs is 0
   */
  double[] numbers(String property, String input, boolean existing) {
    double[] numbers = new double[size()];
    for (int j = 0; j < numbers.length; j++) {
      boolean stands = role[j] == SiteRole.EXISTING || role[j] == SiteRole.CLOSABLE;
      if (role[j] != SiteRole.FORBIDDEN && (!stands || existing)) {
        numbers[j] = number(j, property, input);
      }
    }
    return numbers;
  }

  /** A property of some sites, as numbers. */
  double[] numbersOf(int[] sites, String property, String input) {
    return IntStream.of(sites).mapToDouble(j -> number(j, property, input)).toArray();
  }

  private double number(int j, String property, String input) {
    Object value = selection.features().value(j, property);
    double number =
        value instanceof Long whole
            ? whole
            : value instanceof BigDecimal decimal ? decimal.doubleValue() : Double.NaN;
    if (!(number >= 0)) {
      throw InputReader.refused(
          input,
          "needs the property "
              + property
              + " of every site, a number that is not negative: site "
              + selection.id(j)
              + " has "
              + (value == null ? "none" : value));
    }
    return number;
  }
}
