package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.geo.EllipsoidArea;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Service circles of facilities as polygons, each with the people that it shows wrongly. */
public final class ServiceAreas {
  private static final String STEP = "service areas";

  /** Of a degree: the grid that circles are drawn on, see {@link Lattice}. */
  private static final int DECIMALS = 7;

  private static final Geometry NOWHERE = new GeometryFactory().createMultiPolygon();

  private final ServiceAreasSpec spec;
  private final SnapRaster raster;
  private final PointSet points;
  private final Snapped facilities;
  private final ProgressListener progress;
  private final CancelToken cancel;
  private final List<ServiceArea> areas = new ArrayList<>();
  private int searched;

  private ServiceAreas(
      ServiceAreasSpec spec,
      SnapRaster raster,
      PointSet points,
      Snapped facilities,
      ProgressListener progress,
      CancelToken cancel) {
    this.spec = spec;
    this.raster = raster;
    this.points = points;
    this.facilities = facilities;
    this.progress = progress;
    this.cancel = cancel;
  }

  /**
   * @param raster of the network that the circles are computed on
   * @param demand whose people are compared with the polygons, or null: then nobody can say how
   *     many are shown wrongly
   * @throws io.carecircle.kernel.progress.CancelledException when the token says so
   */
  public static ServiceAreasResult run(
      ServiceAreasSpec spec,
      SnapRaster raster,
      PointSet facilities,
      DemandPoints demand,
      ProgressListener progress,
      CancelToken cancel) {
    progress.onProgress("join to the network", 0, facilities.size());
    Snapper snapper = new Snapper(raster.network(), spec.crossing());
    Snapped f;
    Snapped d = null;
    Honesty honesty = null;
    if (demand == null) {
      f = snapper.join(facilities, spec.maxSnapMm());
    } else {
      Snapper.Joined joined = snapper.join(facilities, demand.points(), spec.maxSnapMm());
      cancel.check();
      f = joined.facilities();
      d = joined.demand();
      honesty = new Honesty(spec, raster.network(), joined, demand, cancel);
    }
    ServiceAreas run = new ServiceAreas(spec, raster, facilities, f, progress, cancel);
    switch (spec.shape()) {
      case EACH -> run.each(honesty);
      case DISSOLVED -> run.dissolved(honesty);
      case NEAREST -> run.nearest(honesty);
    }
    return new ServiceAreasResult(f, d, run.areas);
  }

  private void each(Honesty honesty) {
    CircleSearch search = new CircleSearch(raster, points, facilities, spec.direction());
    for (int f = 0; f < facilities.size(); f++) {
      step();
      if (!facilities.joined(f)) {
        addUndrawn(f);
        continue;
      }
      search.reach(f, spec.farthestDrawnMm());
      if (honesty != null) {
        honesty.timeFrom(f);
      }
      for (int band = 0; band < spec.bands(); band++) {
        MultiPolygon polygon = search.draw(spec.drawnMm(band));
        add(f, band, polygon, search.areaSquareMetres(), honesty);
      }
    }
  }

  private void dissolved(Honesty honesty) {
    SharedGround ground = ground();
    ground.time(all());
    if (honesty != null) {
      honesty.timeToNearest();
    }
    for (int band = 0; band < spec.bands(); band++) {
      MultiPolygon polygon = ground.ofAll(spec.drawnMm(band));
      add(ServiceArea.ALL, band, polygon, ground.areaSquareMetres(), honesty);
    }
  }

  private void nearest(Honesty honesty) {
    SharedGround ground = ground();
    if (honesty != null) {
      honesty.timeToNearest();
    }
    if (spec.own() == null) {
      shareOut(ground, all(), null, honesty);
      return;
    }
    for (int r = -1; r < spec.own().regions().size(); r++) {
      int region = r;
      int[] members =
          Arrays.stream(all()).filter(f -> spec.own().regionOf()[f] == region).toArray();
      Geometry area = region < 0 ? NOWHERE : spec.own().regions().get(region);
      if (area == null) {
        Arrays.stream(members).forEach(this::addUndrawn);
      } else if (members.length > 0) {
        shareOut(ground, members, area, honesty);
      }
    }
    areas.sort(Comparator.comparingInt(ServiceArea::facility).thenComparing(ServiceArea::band));
  }

  /**
   * @param region where these facilities may serve; null for everywhere
   */
  private void shareOut(SharedGround ground, int[] members, Geometry region, Honesty honesty) {
    ground.time(members);
    ground.shareOut();
    PreparedGeometry whole = region == null ? null : PreparedGeometryFactory.prepare(region);
    for (int f : members) {
      cancel.check();
      if (!facilities.joined(f)) {
        addUndrawn(f);
        continue;
      }
      for (int band = 0; band < spec.bands(); band++) {
        MultiPolygon polygon = ground.ofOne(f, spec.drawnMm(band));
        if (whole == null || polygon.isEmpty() || whole.covers(polygon)) {
          add(f, band, polygon, ground.areaSquareMetres(), honesty);
        } else {
          MultiPolygon cut = new GroundOverlay(DECIMALS).shared(polygon, region);
          add(f, band, cut, EllipsoidArea.squareMetres(cut), honesty);
        }
      }
    }
  }

  private SharedGround ground() {
    return new SharedGround(spec, raster, points, facilities, this::step);
  }

  private int[] all() {
    return IntStream.range(0, facilities.size()).toArray();
  }

  private void step() {
    cancel.check();
    progress.onProgress(STEP, searched++, facilities.size());
  }

  private void addUndrawn(int facility) {
    for (int band = 0; band < spec.bands(); band++) {
      areas.add(new ServiceArea(facility, band, null, 0, ServiceArea.UNKNOWN, ServiceArea.UNKNOWN));
    }
  }

  private void add(
      int facility, int band, MultiPolygon polygon, double areaSquareMetres, Honesty honesty) {
    long wronglyInside = ServiceArea.UNKNOWN;
    long wronglyOutside = ServiceArea.UNKNOWN;
    if (honesty != null) {
      honesty.compare(polygon, facility, spec.cutoffMm(band));
      wronglyInside = honesty.wronglyInside();
      wronglyOutside = honesty.wronglyOutside();
    }
    areas.add(
        new ServiceArea(facility, band, polygon, areaSquareMetres, wronglyInside, wronglyOutside));
  }
}
