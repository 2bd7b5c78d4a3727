package io.carecircle.app.servicearea;

import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.Selection;
import io.carecircle.formats.datum.Degrees;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.servicearea.ServiceArea;
import io.carecircle.kernel.servicearea.ServiceAreasResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;

/**
 * Circles as a FeatureCollection: by facility, then by minutes. Without demand nobody knows how
 * many people are shown wrongly, and null says so.
 */
final class AreaFeatures implements ProcessResult {
  /** The polygons are drawn on this grid; more digits would be noise. */
  private static final int DECIMALS = 7;

  private final Selection facilities;
  private final Demand demand;
  private final List<BigDecimal> minutes;
  private final ServiceAreasResult result;

  /** Null when no zones are measured. */
  private final ZoneFeatures zones;

  private final Run run;

  AreaFeatures(
      Selection facilities,
      Demand demand,
      List<BigDecimal> minutes,
      ServiceAreasResult result,
      ZoneFeatures zones,
      Run run) {
    this.facilities = facilities;
    this.demand = demand;
    this.minutes = minutes;
    this.result = result;
    this.zones = zones;
    this.run = run;
  }

  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("type", "FeatureCollection");
    out.writeName("features");
    out.writeStartArray();
    for (ServiceArea area : result.areas()) {
      writeFeature(out, area);
    }
    out.writeEndArray();
    if (zones != null) {
      out.writeName("zoneAreas");
      zones.write(out);
    }
    run.write(out);
    out.writeEndObject();
  }

  private void writeFeature(JsonGenerator out, ServiceArea area) {
    String facility = area.facility() == ServiceArea.ALL ? null : facilities.id(area.facility());
    BigDecimal band = plain(minutes.get(area.band()));
    out.writeStartObject();
    out.writeStringProperty("type", "Feature");
    out.writeStringProperty(
        "id", (facility == null ? "dissolved" : facility) + "@" + band.toPlainString());
    out.writeName("geometry");
    writeGeometry(out, area.polygon());
    out.writeName("properties");
    out.writeStartObject();
    out.writeName("facilityId");
    writeText(out, facility);
    if (facility != null) {
      out.writeName("name");
      writeText(out, facilities.text(area.facility(), "name"));
    }
    out.writeNumberProperty("minutes", band);
    writeFigures(out, area);
    out.writeEndObject();
    out.writeEndObject();
  }

  private void writeFigures(JsonGenerator out, ServiceArea area) {
    boolean drawn = area.polygon() != null;
    writeNumber(out, "areaSquareMetres", drawn ? squareMetres(area.areaSquareMetres()) : null);
    Snapped snapped = result.facilities();
    boolean joined = area.facility() != ServiceArea.ALL && snapped.joined(area.facility());
    writeNumber(
        out,
        "snapMetres",
        joined ? plain(BigDecimal.valueOf(snapped.legMm()[area.facility()], 3)) : null);
    out.writeName("snapped");
    if (joined) {
      position(out, snapped.lon()[area.facility()], snapped.lat()[area.facility()]);
    } else {
      out.writeNull();
    }
    writeNumber(out, "wronglyInside", people(area.wronglyInside()));
    writeNumber(out, "wronglyOutside", people(area.wronglyOutside()));
    if (!drawn) {
      out.writeStringProperty("reason", "not-joined");
    } else if (area.polygon().isEmpty()) {
      out.writeStringProperty(
          "reason", area.facility() == ServiceArea.ALL ? "no-facility" : "nearest-elsewhere");
    }
  }

  private BigDecimal people(long scaled) {
    return demand == null || scaled == ServiceArea.UNKNOWN ? null : demand.weights().people(scaled);
  }

  /** To the decimetre squared: beyond it the raster says nothing. */
  private static BigDecimal squareMetres(double area) {
    return plain(BigDecimal.valueOf(area).setScale(1, RoundingMode.HALF_UP));
  }

  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static void writeText(JsonGenerator out, String text) {
    if (text == null) {
      out.writeNull();
    } else {
      out.writeString(text);
    }
  }

  private static void writeNumber(JsonGenerator out, String name, BigDecimal number) {
    if (number == null) {
      out.writeNullProperty(name);
    } else {
      out.writeNumberProperty(name, number);
    }
  }

  private static void writeGeometry(JsonGenerator out, MultiPolygon polygons) {
    if (polygons == null) {
      out.writeNull();
      return;
    }
    out.writeStartObject();
    out.writeStringProperty("type", "MultiPolygon");
    out.writeName("coordinates");
    out.writeStartArray();
    for (int p = 0; p < polygons.getNumGeometries(); p++) {
      Polygon polygon = (Polygon) polygons.getGeometryN(p);
      out.writeStartArray();
      writeRing(out, polygon.getExteriorRing());
      for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
        writeRing(out, polygon.getInteriorRingN(h));
      }
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeRing(JsonGenerator out, LinearRing ring) {
    CoordinateSequence positions = ring.getCoordinateSequence();
    out.writeStartArray();
    for (int i = 0; i < positions.size(); i++) {
      position(out, positions.getX(i), positions.getY(i));
    }
    out.writeEndArray();
  }

  private static void position(JsonGenerator out, double lon, double lat) {
    out.writeStartArray();
    out.writeNumber(Degrees.text(lon, DECIMALS));
    out.writeNumber(Degrees.text(lat, DECIMALS));
    out.writeEndArray();
  }
}
