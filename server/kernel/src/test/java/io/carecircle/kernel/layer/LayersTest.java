package io.carecircle.kernel.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {
  @Test
  void idsAreOrderedByCodePoint() {
    List<String> ids = new ArrayList<>(List.of("b", "2", "10", "\uE000", "𠮷", "一", "", "B"));
    ids.sort(FeatureOrder.BY_ID);
    assertEquals(List.of("", "10", "2", "B", "b", "一", "\uE000", "𠮷"), ids);
  }

  @ParameterizedTest
  @CsvSource({"181, 0", "0, 91", "NaN, 0", "0, NaN", "-Infinity, 0", "-180.0001, 0"})
  void noLayerTakesPlacesThatAreNotOnTheEarth(double lon, double lat) {
    double[] x = {lon, 0};
    double[] y = {lat, 0};
    assertThrows(
        IllegalArgumentException.class,
        () -> new PointSet(List.of("a"), Arrays.copyOf(x, 1), Arrays.copyOf(y, 1)));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new StreetLine(
                    "way 7", null, StreetClass.PATH, true, true, new long[] {1, 2}, x, y));
    assertTrue(e.getMessage().contains("way 7"), e.getMessage());
  }

  @Test
  void pointsMustAscendAndWeightsCount() {
    double[] two = new double[2];
    assertThrows(IllegalArgumentException.class, () -> new PointSet(List.of("b", "a"), two, two));
    assertThrows(IllegalArgumentException.class, () -> new PointSet(List.of("a", "a"), two, two));
    assertThrows(IllegalArgumentException.class, () -> new PointSet(List.of("a"), two, two));
    PointSet points = new PointSet(List.of("a", "b"), two, two);
    assertThrows(IllegalArgumentException.class, () -> new DemandPoints(points, new long[1]));
    assertThrows(
        IllegalArgumentException.class, () -> new DemandPoints(points, new long[] {0, -1}));
  }

  @Test
  void aTableFillsWhatARowDoesNotGive() {
    FeatureTable table =
        FeatureTable.builder()
            .column("name")
            .add("a", null, 2, Map.of("beds", "3"))
            .add(null, null, 5, Map.of("kind", "x", "name", "n"))
            .build();
    assertEquals(List.of("name", "beds", "kind"), table.columnNames());
    assertEquals(2, table.size());
    assertEquals(null, table.value(0, "kind"));
    assertEquals("x", table.value(1, "kind"));
    assertEquals(null, table.value(1, "beds"));
    assertEquals(null, table.value(0, "nowhere"));
    assertEquals(5, table.sourceRow(1));
  }
}
