package io.carecircle.app.servicearea;

import io.carecircle.app.network.RasterCatalog;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ReachInput;
import io.carecircle.app.selection.Regions;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.Zones;
import io.carecircle.app.selection.Zones.Zone;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.servicearea.AreaShape;
import io.carecircle.kernel.servicearea.ServiceArea;
import io.carecircle.kernel.servicearea.ServiceAreas;
import io.carecircle.kernel.servicearea.ServiceAreasResult;
import io.carecircle.kernel.servicearea.ServiceAreasSpec;
import io.carecircle.kernel.servicearea.ZoneAreas;
import io.carecircle.kernel.servicearea.ZoneAreas.ZoneArea;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How much of each region is covered ground, whatever the shape that is drawn. */
@Component
class ZoneMeasurement {
  private final Zones zones;
  private final RasterCatalog rasters;

  ZoneMeasurement(Zones zones, RasterCatalog rasters) {
    this.zones = zones;
    this.rasters = rasters;
  }

  /**
   * The regions to measure; none when nobody asked.
   *
   * @throws io.carecircle.app.platform.RefusedException when no region of the level has an area
   */
  List<Zone> read(InputReader in, Run run) {
    if (!in.has("groupBy")) {
      return List.of();
    }
    String level = in.choice("groupBy", null, Regions.LEVELS);
    run.parameter("groupBy", Json.MAPPER.valueToTree(level));
    List<Zone> all = zones.of(level, run);
    if (all.isEmpty()) {
      throw in.refusedMember(
          "groupBy", "is " + level + ", and no region of that level has an area");
    }
    return all;
  }

  /** The ground within reach of any facility, one polygon a band. */
  private List<ServiceArea> dissolved(
      ServiceAreasSpec spec,
      ServiceAreasResult drawn,
      Selection facilities,
      Network network,
      ProcessRequest request) {
    if (spec.shape() == AreaShape.DISSOLVED) {
      return drawn.areas();
    }
    ServiceAreasSpec all =
        new ServiceAreasSpec(
            spec.speed(),
            spec.cutoffSeconds(),
            spec.direction(),
            spec.maxSnapMm(),
            spec.crossing(),
            AreaShape.DISSOLVED,
            null);
    return ServiceAreas.run(
            all,
            rasters.get(network),
            facilities.points(),
            null,
            request.progress(),
            request.cancel())
        .areas();
  }

  /**
   * @param drawn what the spec draws
   */
  ZoneFeatures measure(
      List<Zone> zones,
      ServiceAreasSpec spec,
      ServiceAreasResult drawn,
      ReachInput.Bands bands,
      Selection facilities,
      Network network,
      ProcessRequest request) {
    List<ServiceArea> covered = dissolved(spec, drawn, facilities, network, request);
    List<List<ZoneArea>> byBand = new ArrayList<>();
    for (ServiceArea band : covered) {
      byBand.add(
          ZoneAreas.run(
              band.polygon(),
              zones.stream().map(Zone::area).toList(),
              request.progress(),
              request.cancel()));
    }
    ZoneFeatures features = new ZoneFeatures();
    for (int z = 0; z < zones.size(); z++) {
      for (int band = 0; band < byBand.size(); band++) {
        features.add(zones.get(z), bands.minutes().get(band), byBand.get(band).get(z));
      }
    }
    return features;
  }
}
