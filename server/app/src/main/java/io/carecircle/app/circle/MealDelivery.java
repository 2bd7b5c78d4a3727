package io.carecircle.app.circle;

import io.carecircle.app.circle.WalkCircle.Whom;
import io.carecircle.app.platform.Json;
import io.carecircle.app.territory.Ratio;
import io.carecircle.app.territory.Territory.Rows;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meals that are brought to the home: a measure of its own, never added to the walk to a canteen. A
 * community tells it by its property {@code mealDelivery}; one that does not is unknown.
 */
final class MealDelivery {
  private static final String PROPERTY = "mealDelivery";

  private final Homes homes;
  private final String weight;

  MealDelivery(Homes homes, String weight) {
    this.homes = homes;
    this.weight = weight;
  }

  ObjectNode answer() {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.set("all", count(homes.of(Whom.ALL)));
    answer.set("centralCity", homes.knowsCentralCity() ? count(homes.of(Whom.CENTRAL_CITY)) : null);
    return answer;
  }

  private ObjectNode count(int[] communities) {
    Rows rows = homes.rows();
    long served = 0;
    long notServed = 0;
    long unknown = 0;
    int told = 0;
    for (int row : communities) {
      Long people = rows.count(row, weight);
      String delivery = rows.text(row, PROPERTY);
      long here = people == null ? 0 : people;
      told += delivery == null ? 0 : 1;
      served += "true".equals(delivery) ? here : 0;
      notServed += "false".equals(delivery) ? here : 0;
      unknown += "true".equals(delivery) || "false".equals(delivery) ? 0 : here;
    }
    ObjectNode count = Json.MAPPER.createObjectNode();
    count.put("population", served + notServed + unknown);
    count.put("served", told == 0 ? null : Long.valueOf(served));
    count.put("notServed", told == 0 ? null : Long.valueOf(notServed));
    count.put("unknown", unknown);
    count.put("share", told == 0 ? null : Ratio.of(served, 100, served + notServed + unknown));
    return count;
  }
}
