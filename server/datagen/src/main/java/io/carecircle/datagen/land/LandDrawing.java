package io.carecircle.datagen.land;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.draw.Spot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Draws {@link Land} from the points given by hand in {@code land.csv}, {@code rivers.csv} and
 * {@code parts.csv}. The mainland falls apart along the middle of its rivers, so that borders
 * follow them and streets cross them on bridges only.
 */
public final class LandDrawing {
  private static final String MAINLAND = "mainland";

  /** The open sea's own points in {@code land.csv}, from north to south. */
  private static final String SEA = "sea";

  private static final PrecisionModel CENTIMETRES = new PrecisionModel(100);

  private final Plane plane;
  private final Dice dice;
  private final GeometryFactory factory = new GeometryFactory();
  private final Map<String, List<Spot>> rings = new LinkedHashMap<>();

  private LandDrawing(Plane plane, Dice dice) {
    this.plane = plane;
    this.dice = dice.of("coast");
  }

  public static Land draw(Plane plane, Dice dice) {
    return new LandDrawing(plane, dice).draw();
  }

  private record River(String name, boolean divides, List<Spot> middle, double[] halfWidth) {}

  private Land draw() {
    Sheet sheet = Sheet.read("land");
    for (int row = 0; row < sheet.size(); row++) {
      Spot at = plane.spot(sheet.number(row, "lon"), sheet.number(row, "lat"));
      rings.computeIfAbsent(sheet.text(row, "land"), name -> new ArrayList<>()).add(at);
    }
    List<River> rivers = readRivers();
    Polygon mainland = island(rings.get(MAINLAND));
    Map<String, Polygon> islandOf = new LinkedHashMap<>();
    rings.forEach(
        (name, ring) -> {
          if (!name.equals(MAINLAND) && !name.equals(SEA)) {
            islandOf.put(name, island(ring));
          }
        });
    List<Polygon> islands = List.copyOf(islandOf.values());
    List<LandPart> parts = divide(mainland, rivers, islands);
    islandOf.forEach((name, island) -> parts.add(new LandPart(name, island)));
    List<Water> waters = new ArrayList<>();
    waters.add(new Water("东海", "sea", less(sea(), islands)));
    for (River river : rivers) {
      Geometry inland = overlay(flood(river), mainland, OverlayNG.INTERSECTION);
      String kind = river.divides() ? "river" : "lake";
      waters.add(new Water(river.name(), kind, less(inland, islands)));
    }
    return new Land(parts, waters);
  }

  private static List<River> riversOf(
      Map<String, List<double[]>> points, Map<String, Boolean> cut) {
    List<River> rivers = new ArrayList<>();
    points.forEach(
        (name, list) -> {
          List<Spot> middle = list.stream().map(p -> new Spot(p[0], p[1])).toList();
          double[] width = list.stream().mapToDouble(p -> p[2]).toArray();
          rivers.add(new River(name, cut.get(name), Curve.river(middle), Curve.along(width)));
        });
    return rivers;
  }

  private List<River> readRivers() {
    Sheet sheet = Sheet.read("rivers");
    Map<String, List<double[]>> points = new LinkedHashMap<>();
    Map<String, Boolean> divides = new LinkedHashMap<>();
    for (int row = 0; row < sheet.size(); row++) {
      Spot at = plane.spot(sheet.number(row, "lon"), sheet.number(row, "lat"));
      String name = sheet.text(row, "river");
      points
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(new double[] {at.x(), at.y(), sheet.number(row, "halfWidthMetres")});
      divides.put(name, sheet.text(row, "divides").equals("yes"));
    }
    return riversOf(points, divides);
  }

  private Polygon island(List<Spot> ring) {
    List<Spot> closed = new ArrayList<>(ring);
    closed.add(ring.get(0));
    return factory.createPolygon(coordinates(Curve.coast(closed, dice)));
  }

  /** The open sea: the mainland's coast from its southern tip to the north, then its own points. */
  private Polygon sea() {
    List<Spot> mainland = rings.get(MAINLAND);
    List<Spot> open = rings.get(SEA);
    int start = mainland.indexOf(open.get(open.size() - 1));
    if (start < 0) {
      throw new IllegalStateException("the sea must end at a point of the mainland");
    }
    List<Spot> shell = new ArrayList<>(mainland.subList(start, mainland.size()));
    shell.add(mainland.get(0));
    shell.addAll(open);
    return factory.createPolygon(coordinates(Curve.coast(shell, dice)));
  }

  private List<LandPart> divide(Polygon mainland, List<River> rivers, List<Polygon> islands) {
    List<LineString> lines = new ArrayList<>();
    lines.add(mainland.getExteriorRing());
    for (River river : rivers) {
      if (river.divides()) {
        lines.add(factory.createLineString(coordinates(river.middle())));
      }
    }
    Polygonizer polygonizer = new Polygonizer();
    polygonizer.add(UnaryUnionNG.union(factory.buildGeometry(lines), CENTIMETRES));
    @SuppressWarnings("unchecked") // documented to hold polygons only
    Collection<Polygon> faces = polygonizer.getPolygons();
    Sheet sheet = Sheet.read("parts");
    List<LandPart> parts = new ArrayList<>();
    for (int row = 0; row < sheet.size(); row++) {
      Spot inside = plane.spot(sheet.number(row, "lon"), sheet.number(row, "lat"));
      String name = sheet.text(row, "part");
      for (Polygon face : faces) {
        // The polygonizer starts its rings anywhere: the normal form is the same on every run.
        // An island in a river is no part of the banks.
        LandPart part = new LandPart(name, (Polygon) less(face, islands));
        if (part.holds(inside)) {
          parts.add(part);
        }
      }
    }
    if (parts.size() != faces.size() || parts.size() != sheet.size()) {
      throw new IllegalStateException(
          "the rivers cut " + faces.size() + " parts, parts.csv names " + sheet.size());
    }
    return parts;
  }

  /** One quadrangle for each piece of the river: their union is right however it bends. */
  private Geometry flood(River river) {
    List<Polygon> pieces = new ArrayList<>();
    List<Spot> middle = river.middle();
    for (int i = 0; i + 1 < middle.size(); i++) {
      double from = river.halfWidth()[i];
      double to = river.halfWidth()[i + 1];
      if (from > 0 || to > 0) {
        pieces.add(piece(middle, i, Math.max(from, 1), Math.max(to, 1)));
      }
    }
    return UnaryUnionNG.union(factory.buildGeometry(pieces), CENTIMETRES).norm();
  }

  private Polygon piece(List<Spot> middle, int i, double from, double to) {
    Spot a = middle.get(i);
    Spot b = middle.get(i + 1);
    Spot sideA = side(middle, i, from);
    Spot sideB = side(middle, i + 1, to);
    List<Spot> shell =
        List.of(
            a.plus(sideA.x(), sideA.y()),
            b.plus(sideB.x(), sideB.y()),
            b.plus(-sideB.x(), -sideB.y()),
            a.plus(-sideA.x(), -sideA.y()),
            a.plus(sideA.x(), sideA.y()));
    return factory.createPolygon(coordinates(shell));
  }

  /** From the middle to the left bank. */
  private static Spot side(List<Spot> middle, int i, double width) {
    Spot before = middle.get(Math.max(0, i - 1));
    Spot after = middle.get(Math.min(middle.size() - 1, i + 1));
    double length = before.metresTo(after);
    return new Spot(
        -(after.y() - before.y()) / length * width, (after.x() - before.x()) / length * width);
  }

  private Geometry less(Geometry area, List<Polygon> islands) {
    Geometry left = area;
    for (Polygon island : islands) {
      if (left.getEnvelopeInternal().intersects(island.getEnvelopeInternal())) {
        left = overlay(left, island, OverlayNG.DIFFERENCE);
      }
    }
    return left.norm();
  }

  private static Geometry overlay(Geometry a, Geometry b, int operation) {
    return OverlayNGRobust.overlay(a, b, operation);
  }

  private static Coordinate[] coordinates(List<Spot> spots) {
    return spots.stream().map(Spot::coordinate).toArray(Coordinate[]::new);
  }
}
