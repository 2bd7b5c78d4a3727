package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.network.Snapped;
import java.util.List;

/**
 * @param facilities where the facilities stand on the network
 * @param demand where the demand stands, or null without demand
 * @param areas by facility, then by band; of the dissolved shape one a band
 */
public record ServiceAreasResult(Snapped facilities, Snapped demand, List<ServiceArea> areas) {
  public ServiceAreasResult {
    areas = List.copyOf(areas);
  }
}
