package io.carecircle.app.ogc;

import io.carecircle.app.OpenServer;

/**
 * A few features of every kind along the equator, where a degree of longitude is 111,319.4908 m:
 * 0.009 degrees are 1,001.875 m. Streets run from 0 to 0.045 (5,009.4 m).
 */
final class SmallTown {
  /** An id that must be encoded in an address. */
  static final String ODD_ID = "way/1 ?2%3";

  private SmallTown() {}

  static void fill(OpenServer server) {
    server.importText("streets", "streets.geojson", collection(line("s1", 0, 0.045)));
    server.importText(
        "facilities",
        "facilities.geojson",
        collection(
            point("f1", 0, "\"kind\":\"community_care\",\"openDate\":\"2020-05-01\""),
            point(
                "f2",
                0.027,
                "\"kind\":\"canteen\",\"openDate\":\"2021-01-01\",\"closeDate\":\"2022-01-01\""),
            point("f3", 0.045, "\"kind\":\"medical\"")));
    server.importText(
        "communities",
        "communities.geojson",
        collection(
            point("c1", 0.001, "\"name\":\"甲\",\"elders60\":10,\"date\":\"2020-11-01\""),
            point("c2", 0.009, "\"name\":\"乙\",\"elders60\":20,\"date\":\"2021-11-01\""),
            point("c3", 0.018, "\"name\":\"丙\",\"elders60\":30"),
            point(ODD_ID, 0.030, "\"name\":\"丁\",\"elders60\":40,\"date\":\"2020-11-01\"")));
    server.importText(
        "regions",
        "regions.geojson",
        collection(
            square("r1", -0.01, 0.02, "\"code\":\"330302\",\"level\":\"county\""),
            square("r2", 0.02, 0.05, "\"code\":\"330303\",\"level\":\"county\"")));
    server.importText(
        "projects",
        "projects.geojson",
        collection(
            "{\"type\":\"Feature\",\"id\":\"p1\",\"geometry\":null,\"properties\":"
                + "{\"name\":\"无地点\",\"startYear\":2021,\"endYear\":2023}}",
            point("p2", 0.02, "\"name\":\"有地点\",\"startYear\":2024")));
  }

  static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  static String point(String id, double lon, String properties) {
    return feature(id, "\"type\":\"Point\",\"coordinates\":[" + lon + ",0]", properties);
  }

  static String line(String id, double from, double to) {
    return feature(
        id,
        "\"type\":\"LineString\",\"coordinates\":[[" + from + ",0],[" + to + ",0]]",
        "\"highway\":\"footway\"");
  }

  static String square(String id, double west, double east, String properties) {
    String ring =
        "[%1$s,-0.01],[%2$s,-0.01],[%2$s,0.01],[%1$s,0.01],[%1$s,-0.01]".formatted(west, east);
    return feature(id, "\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]", properties);
  }

  private static String feature(String id, String geometry, String properties) {
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"geometry\":{%s},\"properties\":{%s}}"
        .formatted(id, geometry, properties);
  }
}
