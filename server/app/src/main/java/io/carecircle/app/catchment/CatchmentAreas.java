package io.carecircle.app.catchment;

import io.carecircle.app.network.RasterCatalog;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.servicearea.AreaShape;
import io.carecircle.kernel.servicearea.ServiceArea;
import io.carecircle.kernel.servicearea.ServiceAreas;
import io.carecircle.kernel.servicearea.ServiceAreasResult;
import io.carecircle.kernel.servicearea.ServiceAreasSpec;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ground around each facility to which it is the nearest: service areas of that shape. */
@Component
class CatchmentAreas {
  private static final int MOST_AREAS = 10_000;

  private final RasterCatalog rasters;

  CatchmentAreas(RasterCatalog rasters) {
    this.rasters = rasters;
  }

  /**
   * @param areas one a facility, or none at all when nothing is drawn
   */
  record Drawn(List<ServiceArea> areas) {
    static final Drawn NOTHING = new Drawn(List.of());

    /** The area of a facility, or null. */
    ServiceArea of(int facility) {
      return areas.isEmpty() ? null : areas.get(facility);
    }
  }

  /**
   * @param weight people of each point of the demand, as they were counted
   */
  Drawn draw(ServiceInputs.Service service, long[] weight, ProcessRequest request, Run run) {
    if (service.ownOnly() != null) {
      run.warn(
          "no polygons are drawn with neighbours own-only: the ground has no region of its own");
      return Drawn.NOTHING;
    }
    if (service.facilities().size() > MOST_AREAS) {
      throw new RefusedException(
          "too-many-areas",
          service.facilities().size()
              + " facilities are more than "
              + MOST_AREAS
              + " areas: ask for fewer, or with polygons false");
    }
    ReachSpec reach = service.reach();
    ServiceAreasSpec spec =
        new ServiceAreasSpec(
            reach.speed(),
            new int[] {reach.cutoffSeconds()},
            reach.direction(),
            reach.maxSnapMm(),
            reach.crossing(),
            AreaShape.NEAREST);
    ServiceAreasResult result =
        ServiceAreas.run(
            spec,
            rasters.get(service.network()),
            service.facilities().points(),
            new DemandPoints(service.demand().points().points(), weight),
            request.progress(),
            request.cancel());
    return new Drawn(result.areas());
  }
}
