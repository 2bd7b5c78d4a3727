package io.carecircle.app.report;

import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** Draws a map into a rectangle. Everything but what the map is about is quiet. */
final class MapDrawing {
  static final Color LAND = new Color(0xF4F1EA);
  static final Color OUTSIDE = new Color(0xE9EDF0);
  static final Color WATER = new Color(0xCBDDE8);
  static final Color BORDER = new Color(0x9AA5B1);
  static final Color CASING = new Color(0xCBC3B3);
  private static final Color MAIN_STREET = new Color(0xB8AC93);
  private static final int OVERLAY_ALPHA = 46;
  private static final double NAME_POINTS = 7;
  private static final double REGION_POINTS = 9;
  private static final double LINE_MM = 1.3 * 25.4 / 72;

  private final MapContent content;
  private final MapFrame frame;
  private final double enlargement;
  private final List<Rectangle2D> names = new ArrayList<>();
  private int namesLeftOut;

  MapDrawing(MapContent content, MapFrame frame) {
    this(content, frame, 1);
  }

  /**
   * @param enlargement of names, 1 for the usual size
   */
  MapDrawing(MapContent content, MapFrame frame, double enlargement) {
    this.enlargement = enlargement;
    this.content = content;
    this.frame = frame;
  }

  /** Names for which there was no room. */
  int namesLeftOut() {
    return namesLeftOut;
  }

  /** Where the names stand that were drawn. */
  List<Rectangle2D> names() {
    return names;
  }

  void draw(Canvas canvas) {
    LabelPlacement placement = new LabelPlacement(frame.area());
    try (Canvas.Clip clip = canvas.clip(frame.area())) {
      land(canvas);
      content.water().stream()
          .filter(g -> frame.meets(g.getEnvelopeInternal()))
          .forEach(
              g -> {
                if (g.getDimension() == 2) {
                  canvas.fill(frame.path(g), WATER);
                } else {
                  canvas.stroke(frame.path(g), WATER, 0.6);
                }
              });
      streets(canvas);
      borders(canvas);
      content.overlays().stream()
          .filter(o -> frame.meets(o.geometry().getEnvelopeInternal()))
          .forEach(o -> overlay(canvas, o));
      List<MapSymbol> symbols = inOrder();
      symbols.forEach(s -> symbol(canvas, s, placement));
      regionNames(canvas, placement);
      symbols.forEach(s -> name(canvas, s, placement));
    }
    canvas.stroke(frame.area(), Tone.NORMAL.color(), 0.3);
  }

  /** Where regions are drawn, land is what they cover: what lies around them may be sea. */
  private void land(Canvas canvas) {
    canvas.fill(frame.area(), content.regions().isEmpty() ? LAND : OUTSIDE);
    content.regions().stream()
        .filter(r -> r.rank() == 0 && frame.meets(r.geometry().getEnvelopeInternal()))
        .forEach(r -> canvas.fill(frame.path(r.geometry()), LAND));
  }

  /** The largest first, so that small ones lie on top and large ones choose the place of names. */
  private List<MapSymbol> inOrder() {
    return content.symbols().stream()
        .filter(s -> frame.meets(new Envelope(s.lon(), s.lon(), s.lat(), s.lat())))
        .sorted(
            Comparator.comparingDouble(MapSymbol::sizeMm).reversed().thenComparing(MapSymbol::id))
        .toList();
  }

  /** Streets of a class that would be too thin to see are left out. */
  private void streets(Canvas canvas) {
    Map<StreetClass, Path2D> paths = new EnumMap<>(StreetClass.class);
    for (StreetLine line : content.streets()) {
      if (isDrawn(line, frame)) {
        paths
            .computeIfAbsent(line.streetClass(), c -> new Path2D.Double())
            .append(frame.path(line.lon(), line.lat()), false);
      }
    }
    paths.forEach((c, path) -> canvas.stroke(path, color(c, true), widthMm(c) + 0.22));
    paths.forEach((c, path) -> canvas.stroke(path, color(c, false), widthMm(c)));
  }

  /** Whether a street is on the map and wide enough at its scale to be seen. */
  static boolean isDrawn(StreetLine line, MapFrame frame) {
    return widthMm(line.streetClass(), frame.metresPerMm()) > 0 && frame.meets(box(line));
  }

  private double widthMm(StreetClass street) {
    return widthMm(street, frame.metresPerMm());
  }

  private static Color color(StreetClass street, boolean casing) {
    boolean main = street.compareTo(StreetClass.TERTIARY) <= 0;
    return casing ? (main ? MAIN_STREET : CASING) : Color.WHITE;
  }

  /** Width on the paper, 0 to leave it out; by metres per millimetre. */
  private static double widthMm(StreetClass street, double scale) {
    return switch (street) {
      case MOTORWAY, TRUNK -> scale < 400 ? 0.7 : 0.35;
      case PRIMARY -> scale < 200 ? 0.65 : scale < 800 ? 0.3 : 0;
      case SECONDARY -> scale < 100 ? 0.55 : scale < 400 ? 0.25 : 0;
      case TERTIARY -> scale < 60 ? 0.45 : scale < 200 ? 0.2 : 0;
      case PLATFORM, ESCALATOR, FERRY -> 0;
      case FOOTWAY, PATH, STEPS, CYCLEWAY, BRIDLEWAY, SERVICE, TRACK -> scale < 12 ? 0.16 : 0;
      default -> scale < 15 ? 0.35 : scale < 50 ? 0.18 : 0;
    };
  }

  private static Envelope box(StreetLine line) {
    Envelope box = new Envelope();
    for (int i = 0; i < line.lon().length; i++) {
      box.expandToInclude(line.lon()[i], line.lat()[i]);
    }
    return box;
  }

  /** A border that two regions share is drawn once: twice, its dashes would close to a line. */
  private void borders(Canvas canvas) {
    Set<LineSegment> drawn = new HashSet<>();
    List<MapContent.Region> regions =
        content.regions().stream()
            .filter(r -> frame.meets(r.geometry().getEnvelopeInternal()))
            .sorted(
                Comparator.comparingInt(MapContent.Region::rank)
                    .thenComparing(MapContent.Region::code))
            .toList();
    for (MapContent.Region region : regions) {
      Path2D path = new Path2D.Double();
      for (Object line : LinearComponentExtracter.getLines(region.geometry())) {
        addNew(path, ((LineString) line).getCoordinates(), drawn);
      }
      canvas.stroke(path, BORDER, region.rank() == 0 ? 0.5 : 0.25, 2.2, 0.9);
    }
  }

  private void addNew(Path2D path, Coordinate[] ring, Set<LineSegment> drawn) {
    boolean open = false;
    for (int i = 1; i < ring.length; i++) {
      LineSegment segment = new LineSegment(ring[i - 1], ring[i]);
      segment.normalize();
      if (!drawn.add(segment)) {
        open = false;
        continue;
      }
      if (!open) {
        Point2D begin = frame.place(ring[i - 1].x, ring[i - 1].y);
        path.moveTo(begin.getX(), begin.getY());
        open = true;
      }
      Point2D next = frame.place(ring[i].x, ring[i].y);
      path.lineTo(next.getX(), next.getY());
    }
  }

  private void overlay(Canvas canvas, MapContent.Overlay overlay) {
    Path2D path = frame.path(overlay.geometry());
    Color c = overlay.color();
    canvas.fill(path, new Color(c.getRed(), c.getGreen(), c.getBlue(), OVERLAY_ALPHA));
    canvas.stroke(path, c, 0.35);
  }

  private void symbol(Canvas canvas, MapSymbol symbol, LabelPlacement placement) {
    Point2D at = frame.place(symbol.lon(), symbol.lat());
    if (!frame.area().contains(at)) {
      return;
    }
    symbol.sign().draw(canvas, at.getX(), at.getY(), symbol.sizeMm());
    double r = symbol.sizeMm() / 2;
    placement.block(
        new Rectangle2D.Double(at.getX() - r, at.getY() - r, symbol.sizeMm(), symbol.sizeMm()));
  }

  private void name(Canvas canvas, MapSymbol symbol, LabelPlacement placement) {
    Point2D at = frame.place(symbol.lon(), symbol.lat());
    if (symbol.label().isEmpty() || !frame.area().contains(at)) {
      return;
    }
    TextStyle style =
        TextStyle.of(NAME_POINTS * enlargement, Tone.NORMAL.color()).withHalo(Color.WHITE);
    Optional<Rectangle2D> room =
        placement.beside(
            at,
            symbol.sizeMm(),
            canvas.widthMm(symbol.label(), style),
            NAME_POINTS * enlargement * LINE_MM);
    room.ifPresent(box -> leader(canvas, at, symbol.sizeMm() / 2, box));
    put(canvas, symbol.label(), style, room);
  }

  /** A line from a sign to its name, where others stand between. */
  private static void leader(Canvas canvas, Point2D at, double radius, Rectangle2D box) {
    double x = Math.max(box.getX(), Math.min(box.getMaxX(), at.getX()));
    double y = Math.max(box.getY(), Math.min(box.getMaxY(), at.getY()));
    double distance = at.distance(x, y);
    if (distance - radius > LabelPlacement.NEAR_MM) {
      double share = radius / distance;
      canvas.stroke(
          new Line2D.Double(
              at.getX() + share * (x - at.getX()), at.getY() + share * (y - at.getY()), x, y),
          Tone.MUTED.color(),
          0.15);
    }
  }

  private void regionNames(Canvas canvas, LabelPlacement placement) {
    content.regions().stream()
        .filter(r -> !r.name().isEmpty() && frame.meets(r.geometry().getEnvelopeInternal()))
        .sorted(
            Comparator.comparingInt(MapContent.Region::rank).thenComparing(MapContent.Region::code))
        .forEach(
            region -> {
              double points = enlargement * (region.rank() == 0 ? REGION_POINTS : NAME_POINTS);
              TextStyle style =
                  TextStyle.of(points, Tone.MUTED.color()).withHalo(new Color(0xFBF9F5));
              Point inside = region.geometry().getInteriorPoint();
              Point2D at = frame.place(inside.getX(), inside.getY());
              if (frame.area().contains(at)) {
                put(
                    canvas,
                    region.name(),
                    style,
                    placement.around(at, canvas.widthMm(region.name(), style), points * LINE_MM));
              }
            });
  }

  private void put(Canvas canvas, String name, TextStyle style, Optional<Rectangle2D> room) {
    if (room.isEmpty()) {
      namesLeftOut++;
      return;
    }
    Rectangle2D box = room.get();
    names.add(box);
    canvas.text(box.getX(), box.getY() + box.getHeight() * 0.8, name, style);
  }

  /** A dashed line as the legend shows it. */
  static void sampleBorder(Canvas canvas, double x, double y, double width) {
    Path2D line = new Path2D.Double();
    line.moveTo(x, y);
    line.lineTo(x + width, y);
    canvas.stroke(line, BORDER, 0.5, 2.2, 0.9);
  }

  /** The stroke of a street as the legend shows it. */
  static void sampleStreet(Canvas canvas, double x, double y, double width) {
    Path2D line = new Path2D.Double();
    line.moveTo(x, y);
    line.lineTo(x + width, y);
    canvas.stroke(line, MAIN_STREET, 0.87);
    canvas.stroke(line, Color.WHITE, 0.65);
  }
}
