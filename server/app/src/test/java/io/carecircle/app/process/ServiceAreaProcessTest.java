package io.carecircle.app.process;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.lon;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.result.Verification;
import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.geojson.GeoJsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

class ServiceAreaProcessTest {
  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  @BeforeEach
  void open() {
    store = new OpenStore(folder);
    town = new EquatorTown(store);
    town.street(0, 500, 1000, 2000, 5000);
    town.layer(
        "facilities",
        row("f1", at(1000), "name", "甲", "kind", "community_care", "status", "operating"),
        row("f2", at(4000), "name", "乙", "kind", "community_care", "status", "operating"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private JsonNode features(String inputs) {
    return town.run("service-areas", inputs).get("features");
  }

  private static List<String> ids(JsonNode features) {
    List<String> ids = new ArrayList<>();
    features.forEach(feature -> ids.add(feature.get("id").stringValue()));
    return ids;
  }

  /** Where a polygon begins and ends along the street, in metres. */
  private static double[] extent(JsonNode feature) {
    double west = Double.MAX_VALUE;
    double east = -Double.MAX_VALUE;
    for (JsonNode polygon : feature.get("geometry").get("coordinates")) {
      for (JsonNode position : polygon.get(0)) {
        double metres = position.get(0).doubleValue() * EquatorTown.METRES_PER_DEGREE;
        west = Math.min(west, metres);
        east = Math.max(east, metres);
      }
    }
    return new double[] {west, east};
  }

  @Test
  void eachFacilityHasOneCircleForEachBand() {
    JsonNode features = features("{\"reach\":{\"minutes\":[15,7.5,5]}}");
    assertEquals(List.of("f1@5", "f1@7.5", "f1@15", "f2@5", "f2@7.5", "f2@15"), ids(features));
    for (int i = 0; i < 6; i++) {
      JsonNode feature = features.get(i);
      JsonNode properties = feature.get("properties");
      double seconds = properties.get("minutes").doubleValue() * 60;
      double at = i < 3 ? 1000 : 4000;
      double[] extent = extent(feature);
      // A straight street at 1 m/s; it ends at 5000 m, the raster a few cells beyond.
      assertEquals(at - seconds, extent[0], 0.5);
      assertEquals(at + seconds, extent[1], 0.5);
      assertEquals("Feature", feature.get("type").stringValue());
      assertEquals("MultiPolygon", feature.get("geometry").get("type").stringValue());
      assertEquals(i < 3 ? "f1" : "f2", properties.get("facilityId").stringValue());
      assertEquals(0, properties.get("snapMetres").doubleValue());
      assertEquals(lon(at), properties.get("snapped").get(0).doubleValue(), 1e-7);
      assertEquals(0, properties.get("snapped").get(1).doubleValue());
      // Both sides of the street up to 75 m, less where the time ends.
      double area = properties.get("areaSquareMetres").doubleValue();
      assertTrue(area > 2 * seconds * 120 - 20_000 && area < 2 * seconds * 160, "area " + area);
      assertTrue(properties.get("wronglyInside").isNull(), "no communities, so nobody knows");
      assertTrue(properties.get("wronglyOutside").isNull());
    }
  }

  @Test
  void coordinatesHaveSevenDecimalsAndPassAReader() {
    String text = town.text("service-areas", "{}");
    assertFalse(text.matches("(?s).*\\d\\.\\d{8}.*\"run\".*"), "more than seven decimals");
    ReadResult read = GeoJsonReader.read(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    assertEquals(2, read.table().size());
    Geometry circle = read.table().geometry(0);
    assertTrue(circle.isValid() && circle.covers(at(1000)) && !circle.covers(at(1905)));
  }

  @Test
  void theBandIsANumberByDefaultAndTheSameInAList() {
    JsonNode single = town.run("service-areas", "{\"reach\":{\"minutes\":15}}");
    assertEquals(15, single.at("/run/parameters/reach/minutes").intValue());
    JsonNode listed = features("{\"reach\":{\"minutes\":[5,15]}}");
    assertEquals(single.get("features").get(0), listed.get(1));
    assertEquals(single.get("features"), features("{}"));
  }

  @Test
  void dissolvedIsOneAndNearestSharesOut() {
    JsonNode all = features("{\"shape\":\"dissolved\",\"reach\":{\"minutes\":30}}");
    assertEquals(List.of("dissolved@30"), ids(all));
    assertTrue(all.get(0).get("properties").get("facilityId").isNull());
    assertEquals(0, extent(all.get(0))[0], 100);
    assertTrue(extent(all.get(0))[1] > 5000);
    JsonNode nearest = features("{\"shape\":\"nearest\",\"reach\":{\"minutes\":30}}");
    assertEquals(List.of("f1@30", "f2@30"), ids(nearest));
    // Half way between 1000 and 4000.
    assertEquals(2500, extent(nearest.get(0))[1], 0.5);
    assertEquals(2500, extent(nearest.get(1))[0], 0.5);
  }

  @Test
  void aPointInTheSeaIsReturnedWithoutGeometryAndTheOthersStay() {
    String points =
        "{\"points\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":[%s,%s]}}}"
            .formatted(point("near", 300, 0), point("sea", 300, 0.05));
    JsonNode result = town.run("service-areas", points);
    JsonNode sea = result.get("features").get(1);
    assertEquals("sea@15", sea.get("id").stringValue());
    assertTrue(sea.get("geometry").isNull());
    assertEquals("not-joined", sea.get("properties").get("reason").stringValue());
    assertTrue(sea.get("properties").get("areaSquareMetres").isNull());
    assertTrue(result.at("/run/warnings").toString().contains("sea"));
    assertEquals(1200, extent(result.get("features").get(0))[1], 0.5);
    assertNull(result.get("features").get(0).get("properties").get("reason"));
  }

  private static String point(String id, double metres, double lat) {
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]}}"
        .formatted(id, lon(metres), lat);
  }

  /** N2: 899 and 901 s are told apart; whoever lives 150 m off the street is not in the picture. */
  @Test
  void saysHowManyPeopleItShowsWrongly() {
    double degrees = 150 / 110_574.0;
    town.layer(
        "communities",
        row("a", at(1899), "elders60", 10L),
        row("b", at(1905), "elders60", 20L),
        row("c", shifted(1100, degrees), "elders60", 7L));
    JsonNode properties = features("{}").get(0).get("properties");
    assertEquals(0, properties.get("wronglyInside").intValue());
    assertEquals(
        7, properties.get("wronglyOutside").intValue(), "250 s away but far from a street");
    JsonNode asked = features("{\"demand\":{\"ids\":[\"a\",\"b\"]}}").get(0).get("properties");
    assertEquals(0, asked.get("wronglyOutside").intValue());
    JsonNode none = features("{\"demand\":null}").get(0).get("properties");
    assertTrue(none.get("wronglyInside").isNull() && none.get("wronglyOutside").isNull());
  }

  private static Geometry shifted(double metres, double degrees) {
    Geometry point = at(metres);
    point.getCoordinate().y = degrees;
    return point;
  }

  @Test
  void communitiesOfAnotherCityDoNotStopTheCircles() {
    town.layer("communities", row("far", shifted(0, 10), "elders60", 10L));
    JsonNode result = town.run("service-areas", "{}");
    assertTrue(result.at("/features/0/properties/wronglyInside").isNull());
    assertTrue(result.at("/run/warnings").toString().contains("no community"));
    String reason = town.refusal("service-areas", "{\"demand\":{\"layer\":\"communities\"}}");
    assertTrue(reason.contains("far"), reason);
  }

  @Test
  void aSavedResultVerifiesAndTheSameInputGivesTheSameBytes() throws Exception {
    town.layer("communities", row("a", at(1899), "elders60", 10L));
    for (String inputs :
        List.of(
            "{\"reach\":{\"minutes\":[15,5]}}",
            "{\"shape\":\"nearest\"}",
            "{\"shape\":\"dissolved\",\"demand\":null,\"reach\":{\"direction\":\"round-trip\"}}")) {
      assertEquals(town.text("service-areas", inputs), town.text("service-areas", inputs));
      JsonNode saved = town.run("service-areas", inputs);
      town.layer("communities", row("z", at(0), "elders60", 1L));
      Verification.Verdict verdict = store.get(Verification.class).verify(saved, LinkedFiles.NONE);
      assertTrue(verdict.same(), inputs + verdict.differences());
      town.layer("communities", row("a", at(1899), "elders60", 10L));
    }
    assertNotEquals(
        town.text("service-areas", "{}"),
        town.text("service-areas", "{\"reach\":{\"direction\":\"round-trip\"}}"));
  }

  /** Fewer vertices, and every figure as before. */
  @Test
  void simplerOutlinesChangeNoFigure() {
    town.layer("communities", row("a", at(1899), "elders60", 10L));
    for (String shape : List.of("each", "nearest", "dissolved")) {
      String inputs = "{\"shape\":\"" + shape + "\",\"reach\":{\"minutes\":[5,15]}%s}";
      JsonNode exact = features(inputs.formatted(""));
      JsonNode simple = features(inputs.formatted(",\"simplifyMetres\":10"));
      assertEquals(exact.size(), simple.size());
      for (int i = 0; i < exact.size(); i++) {
        assertEquals(exact.get(i).get("properties"), simple.get(i).get("properties"));
        int before = exact.get(i).get("geometry").toString().length();
        int after = simple.get(i).get("geometry").toString().length();
        assertTrue(2 * after < before, shape + ": " + before + " to " + after);
      }
    }
    assertRefused("{\"simplifyMetres\":-1}", "simplifyMetres");
  }

  @Test
  void refusesByName() {
    assertRefused("{\"shape\":\"star\"}", "shape");
    assertRefused("{\"reach\":{\"minutes\":[]}}", "minutes");
    assertRefused("{\"reach\":{\"minutes\":[15,\"5\"]}}", "minutes");
    assertRefused("{\"reach\":{\"minutes\":[15,null]}}", "minutes");
    assertRefused("{\"reach\":{\"minutes\":[15,-1]}}", "minutes");
    assertRefused("{\"reach\":{\"minutes\":[15,15.001]}}", "900");
    assertRefused("{\"reach\":{\"minutes\":[1,2,3,4,5,6,7,8,9,10,11,12,13]}}", "12");
    assertRefused("{\"points\":{\"layer\":\"facilities\"},\"facilities\":{}}", "points");
    String coverage = town.refusal("coverage", "{\"reach\":{\"minutes\":[5,15]}}");
    assertTrue(coverage.contains("minutes") || coverage.contains("communities"), coverage);
  }

  private void assertRefused(String inputs, String named) {
    String reason = town.refusal("service-areas", inputs);
    assertTrue(reason.contains(named), reason);
  }

  private static Geometry box(double west, double east, double north) {
    // Metres per degree of latitude on the equator.
    double lat = north / 110_574.2758;
    return new GeometryFactory().toGeometry(new Envelope(lon(west), lon(east), -lat, lat));
  }

  /**
   * T26: f1 and f2 with 5 minutes reach 700 to 1,300 and 3,700 to 4,300 m, 75 m to either side of
   * the street at most. County a is 0 to 2,000 m and 50 m to either side: 200,000 m2, of which 600
   * x 100 are covered but for the width of a cell. County b, 2,000 to 3,000 m, has nothing.
   */
  @Test
  void zonesAreMeasuredAsCoveredAndGap() throws Exception {
    town.layer(
        "regions",
        row("b", box(2000, 3000, 50), "code", "330303", "name", "乙县", "level", "county"),
        row("a", box(0, 2000, 50), "code", "330302", "name", "甲县", "level", "county"),
        row("t", box(0, 10, 50), "code", "330302001", "name", "镇", "level", "township"),
        row("n", null, "code", "330304", "name", "丙县", "level", "county"));
    String asked = "{\"groupBy\":\"county\",\"reach\":{\"minutes\":[5]},\"shape\":\"%s\"}";
    JsonNode result = town.run("service-areas", asked.formatted("dissolved"));
    JsonNode zones = result.at("/zoneAreas/features");
    assertEquals(List.of("330302@5", "330303@5"), ids(zones));
    JsonNode a = zones.get(0).get("properties");
    assertEquals(200_000, a.get("areaSquareMetres").doubleValue(), 0.2);
    assertEquals(60_000, a.get("coveredSquareMetres").doubleValue(), 4_000);
    assertEquals(
        a.get("areaSquareMetres").doubleValue(),
        a.get("coveredSquareMetres").doubleValue() + a.get("gapSquareMetres").doubleValue(),
        1e-6);
    assertEquals(0.3, a.get("coveredAreaRatio").doubleValue(), 0.02);
    assertEquals("[]", a.get("slivers").toString());
    assertEquals("甲县", a.get("name").stringValue());
    assertEquals(2, zones.get(0).at("/geometry/coordinates").size(), "west and east of the circle");
    JsonNode b = zones.get(1).get("properties");
    assertEquals(0, b.get("coveredSquareMetres").doubleValue());
    assertEquals(b.get("areaSquareMetres"), b.get("gapSquareMetres"));
    for (String shape : List.of("each", "nearest")) {
      JsonNode other = town.run("service-areas", asked.formatted(shape));
      assertEquals(zones, other.at("/zoneAreas/features"), shape);
    }
    assertTrue(town.run("service-areas", "{}").at("/zoneAreas").isMissingNode());
    assertTrue(
        town.refusal("service-areas", "{\"groupBy\":\"city\"}")
            .contains("no region of that level"));
    assertTrue(store.get(Verification.class).verify(result, LinkedFiles.NONE).same());
  }
}
