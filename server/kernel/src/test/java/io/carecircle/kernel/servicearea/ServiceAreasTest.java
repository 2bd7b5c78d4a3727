package io.carecircle.kernel.servicearea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.unit.Speed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;

/** Circles on streets drawn in metres: 1 m/s, so a cut-off of 300 s is 300 m of walking. */
class ServiceAreasTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  static Point at(double east, double north) {
    return GEOMETRIES.createPoint(new Coordinate(Sketch.lon(east), Sketch.lat(north)));
  }

  static SnapRaster raster(Network network) {
    return SnapRaster.of(network, ProgressListener.NONE, CancelToken.NONE);
  }

  static ServiceAreasSpec spec(AreaShape shape, Direction direction, int... seconds) {
    return new ServiceAreasSpec(new Speed(1000), seconds, direction, 300_000, shape);
  }

  static List<ServiceArea> run(
      ServiceAreasSpec spec, Network network, PointSet facilities, DemandPoints demand) {
    return ServiceAreas.run(
            spec, raster(network), facilities, demand, ProgressListener.NONE, CancelToken.NONE)
        .areas();
  }

  private static MultiPolygon circle(Network network, Direction direction, int seconds) {
    return run(spec(AreaShape.EACH, direction, seconds), network, Sketch.points(0, 0), null)
        .get(0)
        .polygon();
  }

  @Test
  void theReachAlongAStreetEndsWhereTheTimeDoes() {
    Network street = new Sketch().node(1, -1000, 0).node(2, 1000, 0).street("s", 1, 2).network();
    MultiPolygon circle = circle(street, Direction.TO_FACILITY, 300);
    assertTrue(circle.isValid());
    assertTrue(circle.covers(at(0, 0)));
    // Straight street, straight interpolation: exact to the 1 cm grid of coordinates, and 1 m for
    // rows of vertices on either side of the street.
    for (int side : new int[] {-1, 1}) {
      assertTrue(circle.covers(at(side * 299, 0)), "299 m");
      assertFalse(circle.covers(at(side * 301, 0)), "301 m");
    }
    // Beyond the limit from the street and a third of a cell nothing is inside.
    assertFalse(circle.covers(at(0, SnapRaster.LIMIT_METRES + 7)));
    assertTrue(circle.covers(at(0, SnapRaster.LIMIT_METRES - SnapRaster.CELL_METRES)));
  }

  @Test
  void theCrowdedSideOfAOneWayStreetIsTheOneFromWhichPeopleCome() {
    Network oneWay = new Sketch().node(1, -1000, 0).node(2, 1000, 0).oneWay("s", 1, 2).network();
    MultiPolygon to = circle(oneWay, Direction.TO_FACILITY, 300);
    assertTrue(to.covers(at(-290, 0)));
    assertFalse(to.covers(at(100, 0)));
    MultiPolygon from = circle(oneWay, Direction.FROM_FACILITY, 300);
    assertTrue(from.covers(at(290, 0)));
    assertFalse(from.covers(at(-100, 0)));
    MultiPolygon both = circle(oneWay, Direction.ROUND_TRIP, 300);
    assertTrue(both.covers(at(0, 0)), "the facility itself");
    assertFalse(both.covers(at(60, 0)) || both.covers(at(-60, 0)), "nobody comes back");
  }

  @Test
  void aRoundTripReachesHalfAsFar() {
    Network street = new Sketch().node(1, -1000, 0).node(2, 1000, 0).street("s", 1, 2).network();
    MultiPolygon circle = circle(street, Direction.ROUND_TRIP, 300);
    assertTrue(circle.covers(at(149, 0)));
    assertFalse(circle.covers(at(151, 0)));
    // A ring of one-way streets of 4 x 200 m: whoever goes round it walks 800 m, wherever he lives.
    Sketch ring = new Sketch();
    ring.node(1, 0, 0).node(2, 200, 0).node(3, 200, 200).node(4, 0, 200);
    ring.oneWay("r", 1, 2, 3, 4, 1);
    assertFalse(circle(ring.network(), Direction.ROUND_TRIP, 799).covers(at(200, 100)));
    assertTrue(circle(ring.network(), Direction.ROUND_TRIP, 801).covers(at(200, 100)));
  }

  /** T5: a lake of 400 x 400 m inside a ring road. */
  @Test
  void aLakeInsideARingRoadIsAHole() {
    MultiPolygon circle = circle(new GridCity(1, 1, 400).network(), Direction.TO_FACILITY, 900);
    assertEquals(1, circle.getNumGeometries());
    assertEquals(
        1, ((org.locationtech.jts.geom.Polygon) circle.getGeometryN(0)).getNumInteriorRing());
    assertFalse(circle.covers(at(200, 200)), "the lake");
    assertTrue(circle.covers(at(400, 400)), "800 m away at the far corner");
    assertTrue(circle.isValid());
  }

  /** T6: two banks 60 m apart, the bridge 1 km off. */
  @Test
  void theFarBankOfARiverIsOutsideUntilABridgeIsNear() {
    Sketch banks = new Sketch();
    banks.node(1, -1000, 0).node(2, 0, 0).node(3, 1000, 0);
    banks.node(4, -1000, 60).node(5, 0, 60).node(6, 1000, 60);
    banks.street("south", 1, 2, 3).street("north", 4, 5, 6).street("bridge", 3, 6);
    MultiPolygon circle = circle(banks.network(), Direction.TO_FACILITY, 900);
    assertTrue(circle.covers(at(800, 0)));
    assertFalse(circle.covers(at(0, 60)) || circle.covers(at(300, 60)));
    banks.street("near", 2, 5);
    MultiPolygon joined = circle(banks.network(), Direction.TO_FACILITY, 900);
    assertTrue(joined.covers(at(0, 60)) && joined.covers(at(-700, 60)));
  }

  @Test
  void aReachOfLessThanACellIsStillACircleAroundTheFacility() {
    Network street = new Sketch().node(1, -1000, 0).node(2, 1000, 0).street("s", 1, 2).network();
    for (int seconds : new int[] {0, 1, 5}) {
      ServiceArea area =
          run(
                  spec(AreaShape.EACH, Direction.TO_FACILITY, seconds),
                  street,
                  Sketch.points(3, 1),
                  null)
              .get(0);
      assertTrue(area.polygon().covers(at(3, 1)) && area.polygon().isValid());
      assertTrue(area.areaSquareMetres() < 2000, "a cell of 20 m and a fringe");
    }
  }

  @Test
  void aFacilityOffTheStreetIsInsideItsCircleWithTheWayToIt() {
    Network street = new Sketch().node(1, -1000, 0).node(2, 1000, 0).street("s", 1, 2).network();
    PointSet far = Sketch.points(0, 250);
    MultiPolygon wide =
        run(spec(AreaShape.EACH, Direction.TO_FACILITY, 400), street, far, null).get(0).polygon();
    assertEquals(1, wide.getNumGeometries());
    for (int north = 0; north <= 250; north += 10) {
      assertTrue(wide.covers(at(0, north)), "the way to the street at " + north);
    }
    assertTrue(wide.covers(at(149, 0)) && !wide.covers(at(151, 0)), "400 m less 250");
    MultiPolygon narrow =
        run(spec(AreaShape.EACH, Direction.TO_FACILITY, 200), street, far, null).get(0).polygon();
    assertTrue(narrow.covers(at(0, 250)));
    assertFalse(narrow.covers(at(0, 0)), "the street is 250 m away");
  }

  @Test
  void aFacilityInTheSeaHasNoPolygonAndTheOthersHave() {
    Network street = new Sketch().node(1, -1000, 0).node(2, 1000, 0).street("s", 1, 2).network();
    for (AreaShape shape : List.of(AreaShape.EACH, AreaShape.NEAREST)) {
      List<ServiceArea> areas =
          run(
              spec(shape, Direction.TO_FACILITY, 60, 120),
              street,
              Sketch.points(0, 0, 0, 2000),
              Sketch.onePersonAt(30, 0));
      assertEquals(4, areas.size());
      assertTrue(areas.get(0).polygon().covers(at(0, 0)));
      assertEquals(0, areas.get(0).wronglyInside());
      assertNull(areas.get(2).polygon());
      assertEquals(ServiceArea.UNKNOWN, areas.get(2).wronglyInside());
    }
  }

  /**
   * N2. The street on the far bank is 1 m behind the near one, so that no vertex can tell them
   * apart; whoever lives there is shown inside and is not.
   */
  @Test
  void saysHowManyPeopleItShowsWrongly() {
    Sketch walls = new Sketch();
    walls.node(1, -1000, 0).node(2, 1000, 0).node(3, -1000, 1).node(4, 1000, 1);
    walls.street("a", 1, 2).street("b", 3, 4).street("end", 2, 4);
    PointSet facility = Sketch.points(0, -1);
    // Of 300 m, 1 m is the leg. 100 m east: on a (-> 101 s), on b (-> about 1,900 s). 400 m: out.
    // 120 m off the street and 50 m east of the facility: 171 s, but no street is near.
    DemandPoints demand =
        new DemandPoints(
            Sketch.points(100, -1, 100, 2, 400, -1, 50, -120, 0, 5000),
            new long[] {1, 10, 100, 1000, 10_000});
    ServiceArea area =
        run(spec(AreaShape.EACH, Direction.TO_FACILITY, 300), walls.network(), facility, demand)
            .get(0);
    boolean shown = area.polygon().covers(at(100, 2));
    assertEquals(shown ? 10 : 0, area.wronglyInside());
    assertTrue(shown, "the raster cannot tell streets 1 m apart; else this test shows nothing");
    assertEquals(1000, area.wronglyOutside());
  }

  @Test
  void peopleAreComparedWithTheirNearestFacilityWhereCirclesShareTheGround() {
    Network street = new Sketch().node(1, -1000, 0).node(2, 1000, 0).street("s", 1, 2).network();
    PointSet two = Sketch.points(-100, 0, 100, 0);
    DemandPoints demand = Sketch.onePersonAt(-150, 0, -50, 0, 50, 0, 350, 0, 500, 0);
    for (AreaShape shape : AreaShape.values()) {
      for (ServiceArea area : run(spec(shape, Direction.TO_FACILITY, 300), street, two, demand)) {
        assertEquals(0, area.wronglyInside(), shape + " " + area.facility());
        assertEquals(0, area.wronglyOutside(), shape + " " + area.facility());
      }
    }
  }

  @Test
  void circlesOfTheNearestMeetHalfWay() {
    Network street = new Sketch().node(1, -1000, 0).node(2, 1000, 0).street("s", 1, 2).network();
    List<ServiceArea> areas =
        run(
            spec(AreaShape.NEAREST, Direction.TO_FACILITY, 300),
            street,
            Sketch.points(-100, 0, 130, 0),
            null);
    MultiPolygon left = areas.get(0).polygon();
    MultiPolygon right = areas.get(1).polygon();
    // Half way between -100 and 130.
    assertTrue(left.covers(at(14, 0)) && !left.covers(at(16, 0)));
    assertTrue(right.covers(at(16, 0)) && !right.covers(at(14, 0)));
    assertFalse(left.relate(right).isOverlaps(2, 2));
    assertEquals(0, left.intersection(right).getArea());
  }

  /** Streets on both sides of 180 degrees look 40,000 km wide. */
  @Test
  void streetsThatExtendTooFarAreRefusedBeforeAnythingIsAllocated() {
    Network wide =
        new Sketch()
            .node(1, -20_000_000, -500_000)
            .node(2, -20_000_500, -500_000)
            .node(3, 20_000_000, 500_000)
            .node(4, 20_000_500, 500_000)
            .street("west", 1, 2)
            .street("east", 3, 4)
            .network();
    assertThrows(IllegalArgumentException.class, () -> raster(wide));
  }

  /** A city of one corner and a far village: the empty land between costs nothing. */
  @Test
  void emptyLandHoldsNoVertices() {
    Sketch sketch = new Sketch();
    sketch.node(1, 0, 0).node(2, 1000, 0).node(3, 200_000, 200_000).node(4, 201_000, 200_000);
    int vertices = raster(sketch.street("a", 1, 2).street("b", 3, 4).network()).vertexCount();
    // 1 km and two ends, 150 m wide, 400 m2 a vertex, twice.
    assertEquals(2 * (1000 * 150 + Math.PI * 75 * 75) / 400, vertices, 30);
  }

  @Test
  void theLongestCutoffThatASpecAllowsIsDrawn() {
    Network street = new Sketch().node(1, -500, 0).node(2, 500, 0).street("s", 1, 2).network();
    ServiceAreasSpec longest =
        new ServiceAreasSpec(
            new Speed(100_000), new int[] {10_737}, Direction.TO_FACILITY, 300_000, AreaShape.EACH);
    MultiPolygon all = run(longest, street, Sketch.points(0, 0), null).get(0).polygon();
    assertTrue(all.covers(at(-500, 0)) && all.covers(at(500, 0)) && !all.covers(at(700, 0)));
  }

  @Test
  void stopsWhenToldAndRefusesWhatMakesNoSense() {
    Network city = new GridCity(2, 2, 100).network();
    assertThrows(
        CancelledException.class,
        () ->
            ServiceAreas.run(
                spec(AreaShape.EACH, Direction.TO_FACILITY, 60),
                raster(city),
                Sketch.points(0, 0),
                null,
                ProgressListener.NONE,
                () -> true));
    assertThrows(
        IllegalArgumentException.class, () -> spec(AreaShape.EACH, Direction.TO_FACILITY, 60, 60));
    assertThrows(IllegalArgumentException.class, () -> spec(AreaShape.EACH, Direction.TO_FACILITY));
    assertThrows(
        IllegalArgumentException.class,
        () -> SnapRaster.build(city, 0.5, 75, ProgressListener.NONE, CancelToken.NONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> SnapRaster.build(city, 25, 20, ProgressListener.NONE, CancelToken.NONE));
  }
}
