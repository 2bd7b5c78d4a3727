package io.carecircle.app.ogc;

import io.carecircle.app.layer.LayerContent;
import io.carecircle.app.platform.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which features of a collection are asked for. Pages go on after an id, not at a position: a row
 * imported meanwhile neither repeats nor hides another.
 *
 * @param parameters as given
 * @param limit most features of a page
 * @param after id after which the page begins, or null
 * @param box or null
 * @param time or null
 */
record ItemsQuery(
    Map<String, String> parameters, int limit, String after, BoxParameter box, TimeParameter time) {
  static final List<String> NAMES = List.of("bbox", "limit", "datetime", "after");
  static final int DEFAULT_LIMIT = 10;
  static final int MOST = 10_000;

  static ItemsQuery of(QueryParameters given) {
    return new ItemsQuery(
        given.asMap(),
        given.find("limit").map(ItemsQuery::limit).orElse(DEFAULT_LIMIT),
        given.find("after").orElse(null),
        given.find("bbox").map(BoxParameter::parse).orElse(null),
        given.find("datetime").map(TimeParameter::parse).orElse(null));
  }

  /** More than the most is allowed and means the most, as the standard has it. */
  private static int limit(String text) {
    if (!text.matches("0*[1-9][0-9]*")) {
      throw new RefusedException("bad-limit", "limit must be a whole number from 1 to " + MOST);
    }
    String digits = text.replaceFirst("^0+", "");
    return digits.length() > 5 ? MOST : Math.min(MOST, Integer.parseInt(digits));
  }

  /** The parameters of the page that follows one that ends with this id. */
  Map<String, String> nextAfter(String id) {
    Map<String, String> next = new LinkedHashMap<>(parameters);
    next.put("after", id);
    return next;
  }

  /** Rows that match, of all pages, in order. */
  int[] matches(String layer, LayerContent content) {
    int[] rows =
        box == null ? IntStream.range(0, content.table().size()).toArray() : box.select(content);
    return time == null
        ? rows
        : IntStream.of(rows)
            .filter(row -> time.meets(LayerTimes.of(layer, content.table(), row)))
            .toArray();
  }
}
