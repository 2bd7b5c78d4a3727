package io.carecircle.app.catchment;

import io.carecircle.app.network.RasterCatalog;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.app.selection.Zones;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.servicearea.AreaShape;
import io.carecircle.kernel.servicearea.OwnGround;
import io.carecircle.kernel.servicearea.ServiceArea;
import io.carecircle.kernel.servicearea.ServiceAreas;
import io.carecircle.kernel.servicearea.ServiceAreasResult;
import io.carecircle.kernel.servicearea.ServiceAreasSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** The ground around each facility to which it is the nearest: service areas of that shape. */
@Component
class CatchmentAreas {
  private static final int MOST_AREAS = 10_000;

  private final RasterCatalog rasters;

  private final Zones zones;

  CatchmentAreas(RasterCatalog rasters, Zones zones) {
    this.rasters = rasters;
    this.zones = zones;
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

  /** Ground is shared out among the facilities of the region in which it lies. */
  private OwnGround ownGround(ServiceInputs.Service service, Run run) {
    List<Region> homes = service.grouping().orElseThrow().home();
    List<Region> regions = new ArrayList<>(new LinkedHashSet<>(homes));
    regions.removeIf(region -> region.code() == null);
    Map<String, Geometry> areas = new HashMap<>();
    if (!regions.isEmpty()) {
      zones
          .of(regions.get(0).level(), run)
          .forEach(zone -> areas.put(zone.region().code(), zone.area()));
    }
    List<String> undrawn =
        regions.stream().map(Region::code).filter(code -> !areas.containsKey(code)).toList();
    if (!undrawn.isEmpty()) {
      run.warn(
          "no ground is drawn for the facilities of "
              + undrawn.size()
              + " regions that have no area: "
              + Weights.firstOf(undrawn));
    }
    return new OwnGround(
        service.ownOnly(),
        homes.stream().mapToInt(regions::indexOf).toArray(),
        regions.stream().map(region -> areas.get(region.code())).toList());
  }

  /**
   * @param weight people of each point of the demand, as they were counted
   */
  Drawn draw(ServiceInputs.Service service, long[] weight, ProcessRequest request, Run run) {
    OwnGround own = service.ownOnly() == null ? null : ownGround(service, run);
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
            AreaShape.NEAREST,
            own);
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
