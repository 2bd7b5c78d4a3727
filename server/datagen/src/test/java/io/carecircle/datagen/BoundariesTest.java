package io.carecircle.datagen;

import static io.carecircle.datagen.BuiltCity.layer;
import static io.carecircle.datagen.BuiltCity.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

class BoundariesTest {
  private static final FeatureTable REGIONS = layer("regions");

  /** No gap, no overlap, and every border the same vertices on both sides. */
  @Test
  void everyLevelIsASeamlessPartition() {
    for (String level : List.of("county", "township", "community")) {
      Geometry[] areas =
          IntStream.of(rows(REGIONS, "level", level))
              .mapToObj(REGIONS::geometry)
              .toArray(Geometry[]::new);
      for (Geometry area : areas) {
        assertTrue(area.isValid());
      }
      assertTrue(CoverageValidator.isValid(areas), level);
    }
  }

  @Test
  void areasOfTheChildrenSumToTheParent() {
    for (String level : List.of("city", "county", "township")) {
      for (int row : rows(REGIONS, "level", level)) {
        double whole = REGIONS.geometry(row).getArea();
        double parts =
            IntStream.of(rows(REGIONS, "parentCode", REGIONS.id(row)))
                .mapToDouble(child -> REGIONS.geometry(child).getArea())
                .sum();
        assertEquals(whole, parts, 1e-9 * whole, REGIONS.id(row));
      }
    }
  }

  @Test
  void nothingIsASliver() {
    for (int row : rows(REGIONS, "level", "community")) {
      double squareKilometres = squareKilometres(REGIONS.geometry(row));
      assertTrue(squareKilometres > 0.05, REGIONS.id(row) + " has " + squareKilometres + " km2");
    }
    // About 12,100 km2 of land in truth; ours is schematic.
    double city = squareKilometres(REGIONS.geometry(0));
    assertTrue(city > 11_000 && city < 14_000, city + " km2");
  }

  private static double squareKilometres(Geometry area) {
    LocalScale scale = LocalScale.at(area.getCentroid().getY());
    return area.getArea() * scale.metresPerDegreeLon() * scale.metresPerDegreeLat() / 1e6;
  }

  @Test
  void communitiesLieInTheirOwnArea() {
    FeatureTable communities = layer("communities");
    Map<String, Geometry> areas = new HashMap<>();
    for (int row = 0; row < REGIONS.size(); row++) {
      areas.put(REGIONS.id(row), REGIONS.geometry(row));
    }
    Map<String, IndexedPointInAreaLocator> townships = new HashMap<>();
    for (int row = 0; row < communities.size(); row++) {
      Geometry at = communities.geometry(row);
      assertTrue(areas.get(communities.id(row)).contains(at), communities.id(row));
      IndexedPointInAreaLocator township =
          townships.computeIfAbsent(
              BuiltCity.text(communities, row, "regionCode"),
              code -> new IndexedPointInAreaLocator(areas.get(code)));
      assertEquals(Location.INTERIOR, township.locate(at.getCoordinate()), communities.id(row));
    }
  }

  @Test
  void outerRingsRunCounterClockwise() {
    for (FeatureTable table : List.of(REGIONS, BuiltCity.CITY.water(), layer("estates"))) {
      for (int row = 0; row < table.size(); row++) {
        Geometry area = table.geometry(row);
        for (int g = 0; g < area.getNumGeometries(); g++) {
          Polygon polygon = (Polygon) area.getGeometryN(g);
          assertTrue(Orientation.isCCW(polygon.getExteriorRing().getCoordinates()), table.id(row));
        }
      }
    }
  }

  @Test
  void waterIsForTheMapOnlyAndNobodyLivesInIt() {
    FeatureTable water = BuiltCity.CITY.water();
    assertEquals(1, rows(water, "class", "sea").length);
    assertEquals(4, rows(water, "class", "river").length);
    assertEquals(1, rows(water, "class", "lake").length);
    FeatureTable communities = layer("communities");
    for (int w = 0; w < water.size(); w++) {
      Geometry area = water.geometry(w);
      assertTrue(area.isValid());
      assertFalse(area instanceof GeometryCollection && area.getNumGeometries() == 0);
      IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(area);
      for (int row = 0; row < communities.size(); row++) {
        assertEquals(
            Location.EXTERIOR,
            locator.locate(communities.geometry(row).getCoordinate()),
            communities.id(row) + " in " + water.value(w, "name"));
      }
    }
  }
}
