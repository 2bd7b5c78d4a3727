package io.carecircle.app.projectmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.process.EquatorTown;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

class ProjectMapTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @TempDir Path folder;
  private OpenStore store;

  @BeforeEach
  void open() {
    store = StoreKind.EMBEDDED.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Geometry square(double west) {
    return GEOMETRIES.toGeometry(new Envelope(west, west + 1, 27, 28));
  }

  /** Three towns of Yongjia, one street of Lucheng, the county of Longgang; no more is known. */
  private FeatureTable table() {
    FeatureTable.Builder regions = FeatureTable.builder().column("code").column("level");
    String[] codes = {"330324109", "330324107", "330324110", "330302026", "330383", "330302"};
    for (int i = 0; i < codes.length; i++) {
      regions.add(codes[i], square(100 + i), i + 1, Map.of("code", codes[i], "level", "x"));
    }
    return ProjectPlaces.table(store.get(PolicyCatalog.class).policy(), regions.build());
  }

  @Test
  void projectsStandAtTheirTownsOrNowhere() {
    FeatureTable table = table();
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      rowOf.put(table.id(row), row);
    }
    assertEquals(73, table.size());
    int street = rowOf.get("wenzhou-1-03");
    assertEquals("township", table.value(street, "placeAccuracy"));
    assertTrue(square(103).contains(table.geometry(street)));
    // No. 13 builds in three towns.
    int three = rowOf.get("wenzhou-1-13");
    assertEquals("several", table.value(three, "placeAccuracy"));
    assertEquals("MultiPoint", table.geometry(three).getGeometryType());
    assertEquals(3, table.geometry(three).getNumGeometries());
    // A part of Longgang that has no code: somewhere in the county.
    int longgang = rowOf.get("wenzhou-1-19");
    assertEquals("county", table.value(longgang, "placeAccuracy"));
    assertTrue(square(104).contains(table.geometry(longgang)));
    // A county and a street that the regions do not hold.
    for (String id : new String[] {"wenzhou-1-15", "lishui-24", "lishui-12"}) {
      assertNull(table.geometry(rowOf.get(id)), id);
      assertEquals("none", table.value(rowOf.get(id), "placeAccuracy"), id);
    }
  }

  /** The sums of policy-notes C: 26 rows, 109.01 and 78.63; 47 rows, 91.69. */
  @Test
  void theListsAddUpByPlaceAndByUnit() {
    EquatorTown town = new EquatorTown(store);
    JsonNode all = town.run("project-rollup", "{}");
    assertEquals(73, all.at("/total/projects").intValue());
    JsonNode wenzhou = town.run("project-rollup", "{\"region\":\"温州市\"}");
    assertEquals(26, wenzhou.at("/total/projects").intValue());
    assertEquals("109.01", wenzhou.at("/total/totalInvestment").toString());
    assertEquals("78.63", wenzhou.at("/total/planInvestment").toString());
    assertEquals(2, wenzhou.at("/total/planInvestmentUnknown").intValue(), "printed as /");
    JsonNode lishui = town.run("project-rollup", "{\"region\":\"331100\"}");
    assertEquals("91.69", lishui.at("/total/totalInvestment").toString());
    assertEquals(
        "{\"改扩建\":1,\"新建\":12,\"续建\":7,\"谋划\":27}".length(),
        lishui.at("/total/natures").toString().length());
    assertTrue(lishui.at("/total/beds").isNull(), "no beds are printed: unknown, not 0");
    for (JsonNode result : new JsonNode[] {all, wenzhou, lishui}) {
      for (String group :
          new String[] {"byPlace", "byUnit", "byResponsibleUnit", "byNature", "byYear"}) {
        BigDecimal money = BigDecimal.ZERO;
        int projects = 0;
        for (JsonNode row : result.get(group)) {
          money = money.add(new BigDecimal(row.get("totalInvestment").toString()));
          projects += row.get("projects").intValue();
        }
        assertEquals(result.at("/total/projects").intValue(), projects, group);
        assertEquals(
            0, money.compareTo(new BigDecimal(result.at("/total/totalInvestment").toString())));
      }
    }
    assertEquals("丽水市本级", lishui.at("/byUnit/0/name").stringValue());
    assertEquals(8, lishui.at("/byUnit/0/projects").intValue(), "rows 1 to 8");
    // Projects of the city's own units that stand in counties: nos. 1, 2, 3 and part 2 no. 5.
    assertEquals("温州市本级", wenzhou.at("/byUnit/0/name").stringValue());
    assertEquals(4, wenzhou.at("/byUnit/0/projects").intValue());
    Policy policy = store.get(PolicyCatalog.class).policy();
    assertEquals(73, policy.projects().size());
  }

  @Test
  void filtersAreKept() {
    EquatorTown town = new EquatorTown(store);
    JsonNode late = town.run("project-rollup", "{\"region\":\"331100\",\"from\":2026}");
    assertEquals(7, late.at("/total/projects").intValue(), "nos. 4, 10, 12, 20, 21, 22, 44");
    assertEquals("21.87", late.at("/total/totalInvestment").toString());
    JsonNode proposed = town.run("project-rollup", "{\"natures\":[\"谋划\"]}");
    assertEquals("49.72", proposed.at("/total/totalInvestment").toString());
    assertTrue(town.refusal("project-rollup", "{\"natures\":[\"旧\"]}").contains("natures"));
  }
}
