package io.carecircle.app.process;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.kernel.layer.StreetClass;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/** T25 from outside: arterial roads that are crossed at junctions only. */
class CrossingProcessTest {
  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  @BeforeEach
  void open() {
    store = new OpenStore(folder);
    town = new EquatorTown(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /**
   * A primary road of 2 km without a junction between its ends, f 5 m south of it at 500 m; at 520
   * m n (10 elders) 5 m north and s (20) 5 m south. n walks to the western end and back: 5 + 520 +
   * 500 + 5 = 1030 m.
   */
  @Test
  void whoLosesCoverAtARoadIsTold() {
    town.street(StreetClass.PRIMARY, 0, 2000);
    town.layer(
        "facilities", row("f", beside(500, -5), "kind", "community_care", "status", "operating"));
    town.layer(
        "communities",
        row("n", beside(520, 5), "elders60", 10L, "regionCode", "330302001001"),
        row("s", beside(520, -5), "elders60", 20L, "regionCode", "330303001001"));
    String reach = "\"reach\":{\"crossArterials\":\"junctions\"}";
    JsonNode coverage = town.run("coverage", "{\"groupBy\":\"county\"," + reach + "}");
    assertEquals(20, coverage.at("/total/covered").intValue());
    String lost = "{\"coveredAnywhere\":%d,\"loseCover\":%d}";
    assertEquals(lost.formatted(30, 10), coverage.at("/total/crossArterials").toString());
    assertEquals(lost.formatted(10, 10), coverage.at("/regions/0/crossArterials").toString());
    assertEquals(lost.formatted(20, 0), coverage.at("/regions/1/crossArterials").toString());
    assertEquals("junctions", coverage.at("/run/parameters/reach/crossArterials").stringValue());
    JsonNode gaps = town.run("gaps", "{" + reach + "}");
    assertEquals("detour", gaps.at("/communities/0/reason").stringValue());
    assertEquals(1030, gaps.at("/communities/0/seconds").intValue());
    assertEquals(
        "{\"coveredAnywhere\":30,\"loseCover\":10,\"communityIds\":[\"n\"]}",
        gaps.get("crossArterials").toString());
    JsonNode all = town.run("coverage", "{}");
    assertEquals(30, all.at("/total/covered").intValue());
    assertTrue(all.at("/total/crossArterials").isMissingNode());
    assertEquals("anywhere", all.at("/run/parameters/reach/crossArterials").stringValue());
  }

  /** The same road, no home in the south: n is neither served nor on the ground that is drawn. */
  @Test
  void groundAndChangesKnowTheSides() {
    town.street(StreetClass.PRIMARY, 0, 2000);
    town.layer(
        "facilities", row("f", beside(500, -50), "kind", "community_care", "status", "operating"));
    town.layer("communities", row("n", beside(520, 50), "elders60", 10L));
    String reach = "\"reach\":{\"crossArterials\":\"junctions\"}";
    JsonNode area = town.run("service-areas", "{" + reach + "}").at("/features/0/properties");
    assertEquals("0 0", area.get("wronglyInside") + " " + area.get("wronglyOutside"));
    JsonNode catchment = town.run("catchments", "{" + reach + "}").at("/features/0/properties");
    assertEquals("0 0", catchment.get("wronglyInside") + " " + catchment.get("wronglyOutside"));
    assertEquals(0, catchment.get("assigned").intValue());
    double both =
        town.run("service-areas", "{}").at("/features/0/properties/areaSquareMetres").doubleValue();
    assertTrue(area.get("areaSquareMetres").doubleValue() < 0.7 * both);
    assertEquals(area.get("areaSquareMetres"), catchment.get("areaSquareMetres"));
    // 50 + 520 + 500 + 50 m by the western end; beside the home 50 + 20 + 50.
    String edits = "\"edits\":[{\"type\":\"move-facility\",\"id\":\"f\",\"at\":[%s,%s]}],";
    Geometry moved = beside(540, 50);
    JsonNode what =
        town.run(
            "what-if",
            "{" + edits.formatted(moved.getCoordinate().x, moved.getCoordinate().y) + reach + "}");
    assertEquals(0, what.at("/before/covered").intValue());
    assertEquals(10, what.at("/after/covered").intValue());
    assertEquals(120, what.at("/changed/0/after/seconds").intValue());
    String way = "\"from\":{\"layer\":\"communities\"},\"to\":{\"layer\":\"facilities\"},";
    assertEquals(
        1120, town.run("travel-times", "{" + way + reach + "}").at("/rows/0/seconds").intValue());
  }

  private static Geometry beside(double metres, double north) {
    Geometry place = at(metres);
    // Metres per degree of latitude on the equator.
    place.getCoordinate().y = north / 110_574.2758;
    return place;
  }
}
