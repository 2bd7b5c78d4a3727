package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;

/** Service circles of facilities as polygons, each with the people that it shows wrongly. */
public final class ServiceAreas {
  private static final String STEP = "service areas";

  private final ServiceAreasSpec spec;
  private final SnapRaster raster;
  private final PointSet points;
  private final Snapped facilities;
  private final ProgressListener progress;
  private final CancelToken cancel;
  private final List<ServiceArea> areas = new ArrayList<>();

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
      step(f);
      if (!facilities.joined(f)) {
        addUnjoined(f);
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
    TimeGrid grid = allTimes(false);
    Contour contour = new Contour(raster.lattice(), grid);
    if (honesty != null) {
      honesty.timeToNearest();
    }
    for (int band = 0; band < spec.bands(); band++) {
      MultiPolygon polygon =
          contour.draw(
              grid, grid.written(), 0, grid.writtenCount(), spec.drawnMm(band), TimeGrid.SINGLE);
      add(ServiceArea.ALL, band, polygon, contour.areaSquareMetres(), honesty);
    }
  }

  private void nearest(Honesty honesty) {
    TimeGrid grid = allTimes(true);
    Contour contour = new Contour(raster.lattice(), grid);
    if (honesty != null) {
      honesty.timeToNearest();
    }
    int[] first = new int[facilities.size() + 1];
    for (int k = 0; k < grid.writtenCount(); k++) {
      first[grid.owner(grid.written()[k]) + 1]++;
    }
    for (int f = 0; f < facilities.size(); f++) {
      first[f + 1] += first[f];
    }
    int[] next = first.clone();
    int[] vertices = new int[grid.writtenCount()];
    for (int k = 0; k < vertices.length; k++) {
      vertices[next[grid.owner(grid.written()[k])]++] = grid.written()[k];
    }
    for (int f = 0; f < facilities.size(); f++) {
      cancel.check();
      if (!facilities.joined(f)) {
        addUnjoined(f);
        continue;
      }
      for (int band = 0; band < spec.bands(); band++) {
        MultiPolygon polygon =
            contour.draw(grid, vertices, first[f], first[f + 1], spec.drawnMm(band), f);
        add(f, band, polygon, contour.areaSquareMetres(), honesty);
      }
    }
  }

  /**
   * The least time of every vertex over all facilities. One search after the other: the labels of a
   * joint search would be the same, but this way partial edges, legs and round trips are those of
   * the single circles, to the millimetre.
   */
  private TimeGrid allTimes(boolean withOwners) {
    TimeField field =
        new TimeField(raster, facilities, points.lon(), points.lat(), spec.direction());
    TimeGrid grid = new TimeGrid(raster.lattice(), withOwners);
    int limitMm = spec.farthestDrawnMm() + Contour.jumpMm(raster.lattice());
    for (int f = 0; f < facilities.size(); f++) {
      step(f);
      if (facilities.joined(f)) {
        field.search(f, limitMm);
        field.write(grid);
      }
    }
    return grid;
  }

  private void step(int facility) {
    cancel.check();
    progress.onProgress(STEP, facility, facilities.size());
  }

  private void addUnjoined(int facility) {
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
