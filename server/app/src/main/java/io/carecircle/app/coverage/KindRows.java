package io.carecircle.app.coverage;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.search.NearestFacility;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The coverage of each kind of facility alone. It stands beside that of all together, which counts
 * nobody twice: the kinds do not add up to it.
 */
final class KindRows {
  private final ServiceInputs.Service service;
  private final Selection facilities;

  KindRows(ServiceInputs.Service service) {
    this.service = service;
    this.facilities = service.facilities();
  }

  /** By kind, those without one last. */
  ArrayNode rows(CoverageSpec union, ProcessRequest request) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    List<String> kinds =
        IntStream.range(0, facilities.size())
            .mapToObj(f -> facilities.text(f, "kind"))
            .distinct()
            .sorted(Comparator.nullsLast(Comparator.naturalOrder()))
            .toList();
    for (String kind : kinds) {
      int[] members =
          IntStream.range(0, facilities.size())
              .filter(f -> Objects.equals(kind, facilities.text(f, "kind")))
              .toArray();
      CoverageResult result =
          Coverage.run(
              only(union, members),
              service.network(),
              points(members),
              service.demand().points(),
              request.progress(),
              request.cancel());
      CoverageRows counts = new CoverageRows(service, service.demand());
      ObjectNode row = rows.addObject().put("kind", kind).put("facilities", members.length);
      row.set("total", counts.total(result));
      row.set("regions", counts.regions(result));
    }
    return rows;
  }

  private PointSet points(int[] members) {
    PointSet all = facilities.points();
    return new PointSet(
        Arrays.stream(members).mapToObj(all.ids()::get).toList(),
        Arrays.stream(members).mapToDouble(f -> all.lon()[f]).toArray(),
        Arrays.stream(members).mapToDouble(f -> all.lat()[f]).toArray());
  }

  private static CoverageSpec only(CoverageSpec all, int[] members) {
    NearestFacility.Groups groups = all.ownOnly();
    NearestFacility.Groups own =
        groups == null
            ? null
            : new NearestFacility.Groups(
                Arrays.stream(members).map(f -> groups.facility()[f]).toArray(),
                groups.demand(),
                groups.count());
    long[] capacity =
        all.capacity() == null
            ? null
            : Arrays.stream(members).mapToLong(f -> all.capacity()[f]).toArray();
    return new CoverageSpec(
        all.reach(),
        all.coveredShare(),
        all.region(),
        all.regions(),
        all.community(),
        all.entrances(),
        own,
        capacity);
  }
}
