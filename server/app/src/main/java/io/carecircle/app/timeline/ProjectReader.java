package io.carecircle.app.timeline;

import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyProject;
import io.carecircle.app.territory.Territory;
import io.carecircle.app.territory.Territory.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads what projects bring. A row of a printed list is known by its id and name: then the policy
 * files say which of its beds a forecast may count. The property {@code forecastBeds} says so for
 * any other.
 */
final class ProjectReader {
  /** Words of a name that tell a kind of facility; the first that fits decides. */
  private static final Map<String, String> WORDS =
      Map.of(
          "照料中心", "community_care",
          "居家养老服务", "township_care",
          "康养联合体", "integrated_care",
          "卫生服务中心", "medical",
          "邻里中心", "convenience");

  private static final List<String> ORDER = List.of("照料中心", "居家养老服务", "康养联合体", "卫生服务中心", "邻里中心");

  /** Words of an institution. */
  private static final List<String> INSTITUTION =
      List.of("养老机构", "养老院", "敬老院", "福利", "养护", "护理院", "养老", "康养", "颐养", "医养");

  private final Policy policy;
  private final Rows rows;

  ProjectReader(Policy policy, Rows rows) {
    this.policy = policy;
    this.rows = rows;
  }

  /** Projects of the territory, in the order of the layer. */
  List<ProjectOpening> read() {
    return rows.in(Territory.WHOLE).mapToObj(this::read).toList();
  }

  private ProjectOpening read(int row) {
    Optional<PolicyProject> printed = printed(row);
    Long beds = rows.count(row, "beds");
    Long counted = counted(row, beds, printed);
    Long end = rows.count(row, "endYear");
    return new ProjectOpening(
        rows.table().id(row),
        rows.text(row, "name"),
        rows.text(row, "nature"),
        end == null ? null : Math.toIntExact(end),
        counted,
        note(beds, counted, printed),
        kind(row),
        sites(row, printed),
        rows.part()[row]);
  }

  private Optional<PolicyProject> printed(int row) {
    String id = rows.table().id(row);
    return policy.projects().stream()
        .filter(p -> p.id().equals(id) && p.name().equals(rows.text(row, "name")))
        .findFirst();
  }

  private Long counted(int row, Long beds, Optional<PolicyProject> printed) {
    if (rows.table().value(row, "forecastBeds") != null) {
      return rows.table().value(row, "forecastBeds") instanceof Number number
          ? number.longValue()
          : Long.valueOf(rows.text(row, "forecastBeds"));
    }
    if (printed.isEmpty() || !Objects.equals(beds, whole(printed.get().beds()))) {
      return beds;
    }
    return whole(printed.get().forecastBeds());
  }

  private static Long whole(Integer number) {
    return number == null ? null : number.longValue();
  }

  private static String note(Long beds, Long counted, Optional<PolicyProject> printed) {
    if (Objects.equals(beds, counted) && beds != null) {
      return null;
    }
    String why = printed.map(PolicyProject::footnote).map(f -> ": " + f).orElse("");
    if (beds == null && counted == null) {
      return "no beds are named: unknown" + why;
    }
    return counted == null
        ? beds + " beds are printed and not counted" + why
        : counted + " of " + (beds == null ? "no" : beds) + " printed beds are counted" + why;
  }

  private String kind(int row) {
    String given = rows.text(row, "kind");
    if (given != null) {
      return given;
    }
    String name = Objects.requireNonNullElse(rows.text(row, "name"), "");
    String words = name + " " + Objects.requireNonNullElse(rows.text(row, "category"), "");
    return ORDER.stream()
        .filter(name::contains)
        .findFirst()
        .map(WORDS::get)
        .orElse(INSTITUTION.stream().anyMatch(words::contains) ? "nursing_home" : null);
  }

  /** A town's middle is no place to walk to: only surveyed places count. */
  private List<Coordinate> sites(int row, Optional<PolicyProject> printed) {
    Geometry geometry = rows.table().geometry(row);
    String accuracy = rows.text(row, "placeAccuracy");
    boolean placed = accuracy == null ? printed.isEmpty() : accuracy.equals("surveyed");
    return geometry == null || geometry.isEmpty() || !placed
        ? List.of()
        : new ArrayList<>(Arrays.asList(geometry.getCoordinates()));
  }
}
