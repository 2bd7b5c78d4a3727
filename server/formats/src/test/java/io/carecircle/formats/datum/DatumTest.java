package io.carecircle.formats.datum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.layer.FeatureTable;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class DatumTest {
  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static FeatureTable table(String... wkts) {
    FeatureTable.Builder table = FeatureTable.builder().column("name");
    for (int i = 0; i < wkts.length; i++) {
      Geometry geometry = wkts[i] == null ? null : wkt(wkts[i]);
      table.add("f" + i, geometry, i + 1, Map.of("name", "n" + i));
    }
    return table.build();
  }

  private static String refusal(String code, double x, double y) {
    Datum datum = Datum.parse(code);
    return assertThrows(OutsideDatumException.class, () -> datum.toWgs84(x, y)).getMessage();
  }

  @Test
  void namesAreParsed() {
    assertSame(Datum.WGS84, Datum.parse(" epsg:4326 "));
    assertEquals("GCJ-02", Datum.parse("gcj02").code());
    assertEquals("EPSG:4528", Datum.parse("EPSG:4528").code());
    for (String unknown : new String[] {null, "", "EPSG:4490x", "EPSG:32651", "EPSG:4555", "火星"}) {
      assertThrows(IllegalArgumentException.class, () -> Datum.parse(unknown));
    }
  }

  @Test
  void degreesOutOfRangeSayWhatTheyLookLike() {
    assertTrue(refusal("EPSG:4326", 28.0, 120.67).contains("looks like swapped axes"));
    assertTrue(refusal("EPSG:4326", 564000, 3099000).contains("projected metres"));
    assertTrue(refusal("EPSG:4326", 181, 28).contains("out of range"));
    assertTrue(refusal("EPSG:4326", Double.NaN, 28).contains("finite"));
    assertTrue(refusal("EPSG:3857", 120.7, 28).contains("looks like degrees"));
    assertTrue(refusal("EPSG:3857", 3e7, 0).contains("outside"));
    assertTrue(refusal("EPSG:4490", -46.6, -23.5).contains("outside China"));
  }

  @Test
  void webMercatorIsInvertedExactly() {
    // The corner of the web map square is 180 E at atan(sinh(pi)).
    double edge = StrictMath.PI * 6378137;
    assertArrayEquals(
        new double[] {180, 85.051128780}, Datum.parse("EPSG:3857").toWgs84(edge, edge), 1e-9);
    double[] back = Datum.parse("EPSG:3857").fromWgs84(120.7, 28);
    assertArrayEquals(
        new double[] {120.7, 28}, Datum.parse("EPSG:3857").toWgs84(back[0], back[1]), 1e-9);
  }

  @Test
  void theStoredFormIsItsOwnStoredForm() {
    Random random = new Random(9);
    for (int i = 0; i < 100_000; i++) {
      double value = (random.nextDouble() - 0.5) * 360;
      double stored = Degrees.round(value);
      assertEquals(stored, Degrees.round(stored));
      assertEquals(value, stored, 5.001e-10);
      assertEquals(stored, Double.parseDouble(Degrees.text(stored, 9)));
    }
    assertEquals("0", Degrees.text(-0.0, 9));
    assertEquals("-0.5", Degrees.text(-0.5, 7));
    assertEquals("120", Degrees.text(120, 7));
    assertEquals("40564000.25", Degrees.text(40564000.25, 9));
    Geometry turned =
        StoredForm.of(wkt("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"));
    assertEquals(wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))"), turned);
    assertTrue(turned.equalsExact(StoredForm.of(turned)));
  }

  @Test
  void wgs84AndCgcs2000AreOne() {
    for (String code : new String[] {"EPSG:4326", "EPSG:4490"}) {
      Datum datum = Datum.parse(code);
      assertArrayEquals(new double[] {120.7, 28.1}, datum.toWgs84(120.7, 28.1));
      assertEquals(0, datum.shiftMetres(120.7, 28.1).orElseThrow());
      assertFalse(datum.isProjected());
    }
    assertTrue(Datum.parse("EPSG:4549").shiftMetres(564000, 3099000).isEmpty());
  }

  @Test
  void aWholeTableIsConverted() {
    double[] gcj = Datum.parse("GCJ-02").fromWgs84(120.7, 28.0);
    ConvertedTable converted =
        DatumConversion.convert(
            table("POINT (" + gcj[0] + " " + gcj[1] + ")", null), Datum.parse("GCJ-02"));
    assertEquals(List.of(), converted.errors());
    assertEquals(List.of(), converted.warnings());
    assertTrue(converted.table().geometry(0).equalsExact(wkt("POINT (120.7 28)"), 2e-9));
    assertNull(converted.table().geometry(1));
    assertEquals("n1", converted.table().value(1, "name"));
    double shift = converted.medianShiftMetres().orElseThrow();
    assertTrue(shift > 500 && shift < 600, "shift " + shift);
  }

  /** T14: what a file in every layout must come to, from one place in eastern Taizhou. */
  @Test
  void swappedAxesAndZoneNumbersArePutRight() {
    double[] plain = Datum.parse("EPSG:4549").fromWgs84(121.6, 28.66);
    double e = plain[0];
    double n = plain[1];
    String[] layouts = {
      "POINT (" + e + " " + n + ")",
      "POINT (" + n + " " + e + ")",
      "POINT (" + (e + 40e6) + " " + n + ")",
      "POINT (" + n + " " + (e + 40e6) + ")"
    };
    for (String code : new String[] {"EPSG:4549", "EPSG:4528"}) {
      int warned = 0;
      for (String layout : layouts) {
        ConvertedTable converted =
            DatumConversion.convert(table(layout, layout), Datum.parse(code));
        assertEquals(List.of(), converted.errors(), code + " " + layout);
        assertTrue(
            converted.table().geometry(1).equalsExact(wkt("POINT (121.6 28.66)"), 2e-9),
            code + " " + layout);
        warned += converted.warnings().size();
      }
      assertEquals(3, warned, "all but the declared layout are told");
    }
    ConvertedTable swapped =
        DatumConversion.convert(table("POINT (28 120.7)"), Datum.parse("EPSG:4490"));
    assertTrue(swapped.table().geometry(0).equalsExact(wkt("POINT (120.7 28)")));
    assertEquals(1, swapped.warnings().size());
  }

  @Test
  void rowsThatDifferAreRefusedNotGuessed() {
    ConvertedTable mixed =
        DatumConversion.convert(
            table("POINT (564000 3099000)", "POINT (3099000 564000)", "POINT (1 2)"),
            Datum.parse("EPSG:4549"));
    assertEquals(1, mixed.table().size());
    assertEquals(List.of(2, 3), mixed.errors().stream().map(error -> error.row()).toList());
    assertTrue(mixed.errors().get(0).reason().contains("axes swapped"));
    assertTrue(mixed.warnings().isEmpty());
    // WGS84 has no certain way to tell, so nothing is ever put right.
    ConvertedTable wgs = DatumConversion.convert(table("POINT (28 120.7)"), Datum.WGS84);
    assertEquals(0, wgs.table().size());
    assertTrue(wgs.errors().get(0).reason().contains("swapped"));
  }

  @Test
  void swappingTurnsRingsAndTheyAreTurnedBack() {
    Geometry stored =
        DatumConversion.convert(
                table("POLYGON ((28 120, 28.1 120, 28.1 120.1, 28 120.1, 28 120))"),
                Datum.parse("EPSG:4490"))
            .table()
            .geometry(0);
    assertTrue(stored.equalsExact(StoredForm.of(stored)));
    assertEquals(0.01, stored.getArea(), 1e-9);
  }
}
