package io.carecircle.app.layer;

import static io.carecircle.app.layer.GeometryKind.LINE;
import static io.carecircle.app.layer.GeometryKind.MULTI_LINE;
import static io.carecircle.app.layer.GeometryKind.MULTI_POINT;
import static io.carecircle.app.layer.GeometryKind.MULTI_POLYGON;
import static io.carecircle.app.layer.GeometryKind.POINT;
import static io.carecircle.app.layer.GeometryKind.POLYGON;
import static io.carecircle.app.layer.Property.amount;
import static io.carecircle.app.layer.Property.choice;
import static io.carecircle.app.layer.Property.count;
import static io.carecircle.app.layer.Property.date;
import static io.carecircle.app.layer.Property.flag;
import static io.carecircle.app.layer.Property.json;
import static io.carecircle.app.layer.Property.stars;
import static io.carecircle.app.layer.Property.text;
import static io.carecircle.app.layer.Property.year;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.layer.StreetClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The collections of the contract. Tables, import, export and API descriptions follow these. */
public final class LayerSchemas {
  /** Facility kinds; {@code other} is the last and the default. */
  public static final List<String> FACILITY_KINDS =
      List.of(
          "community_care",
          "township_care",
          "nursing_home",
          "canteen",
          "mutual_aid",
          "integrated_care",
          "rehab_aid",
          "medical",
          "elder_school",
          "fitness",
          "culture",
          "convenience",
          "activity_centre",
          "emergency",
          "other");

  public static final LayerSchema REGIONS =
      new LayerSchema(
          "regions",
          Set.of(POLYGON, MULTI_POLYGON),
          true,
          List.of(
              text("code").asRequired(),
              text("name"),
              choice("level", "city", "county", "township", "community").asRequired(),
              text("parentCode"),
              choice("areaType", "urban", "rural", "island", "mountain"),
              count("population"),
              count("elders60"),
              count("elders65"),
              count("elders80"),
              choice("populationBasis", "resident", "registered"),
              date("date")));

  public static final LayerSchema COMMUNITIES =
      new LayerSchema(
          "communities",
          Set.of(POINT, POLYGON, MULTI_POLYGON),
          true,
          List.of(
              text("name"),
              choice("kind", "community", "village"),
              flag("urban"),
              text("regionCode"),
              count("households"),
              count("population"),
              count("elders60"),
              count("elders65"),
              count("elders80"),
              choice("populationBasis", "resident", "registered"),
              date("date")));

  public static final LayerSchema FACILITIES =
      new LayerSchema(
          "facilities",
          Set.of(POINT),
          true,
          List.of(
              text("name"),
              choice("kind", FACILITY_KINDS.toArray(String[]::new)).asRequired(),
              choice("status", "operating", "construction", "planned", "dormant", "closed")
                  .asRequired(),
              date("openDate"),
              date("closeDate"),
              amount("netArea"),
              amount("grossArea"),
              count("beds"),
              count("nursingBeds"),
              count("dementiaBeds"),
              count("capacity"),
              stars("star"),
              text("operator"),
              text("regionCode")));

  public static final LayerSchema ESTATES =
      new LayerSchema(
          "estates",
          Set.of(POINT, POLYGON, MULTI_POLYGON),
          true,
          List.of(
              text("name"),
              choice("stage", "new", "old"),
              text("jurisdiction"),
              date("planningConditionsDate"),
              date("filingDate"),
              amount("totalFloorArea"),
              amount("undergroundFloorArea"),
              amount("residentialFloorArea"),
              count("households"),
              flag("communityLevel"),
              flag("renewalPlan"),
              date("deadline"),
              json("gates"),
              json("careRooms")));

  public static final LayerSchema PROJECTS =
      new LayerSchema(
          "projects",
          Set.of(POINT, MULTI_POINT),
          false,
          List.of(
              text("part"),
              text("no"),
              text("name"),
              text("category"),
              choice("nature", "新建", "续建", "谋划", "改扩建"),
              year("startYear"),
              year("endYear"),
              text("place"),
              text("regionCode"),
              text("content"),
              count("beds"),
              amount("floorArea"),
              amount("landArea"),
              amount("totalInvestment"),
              amount("planInvestment"),
              text("responsibleUnit"),
              text("source")));

  public static final LayerSchema CANDIDATES =
      new LayerSchema(
          "candidates",
          Set.of(POINT),
          true,
          List.of(
              text("name"),
              text("kind"),
              text("ownership"),
              amount("floorArea"),
              text("landUse"),
              amount("cost"),
              count("capacity"),
              flag("forbidden"),
              flag("required")));

  /** Walls, water, closures. {@code from} and {@code to} are kept as given. */
  public static final LayerSchema BARRIERS =
      new LayerSchema(
          "barriers",
          Set.of(LINE, MULTI_LINE, POLYGON, MULTI_POLYGON),
          true,
          List.of(text("name"), text("class"), text("from"), text("to")));

  /**
   * Streets as they are exported. {@code nodes} holds the node keys of a line, so that an exported
   * layer comes back with the same joints, bridges kept apart.
   */
  public static final LayerSchema STREETS =
      new LayerSchema(
          "streets",
          Set.of(LINE),
          true,
          List.of(
              text("name"),
              choice("class", streetClasses()).asRequired(),
              flag("forward").asRequired(),
              flag("backward").asRequired(),
              json("nodes").asRequired()));

  private static final List<LayerSchema> ALL =
      List.of(REGIONS, COMMUNITIES, FACILITIES, ESTATES, PROJECTS, CANDIDATES, BARRIERS, STREETS);

  private LayerSchemas() {}

  /** All collections, streets last. */
  public static List<LayerSchema> listAll() {
    return ALL;
  }

  public static Optional<LayerSchema> find(String layer) {
    return ALL.stream().filter(s -> s.id().equals(layer)).findFirst();
  }

  /**
   * @throws RefusedException for an id that is no collection, naming those that are
   */
  public static LayerSchema get(String layer) {
    return find(layer)
        .orElseThrow(
            () ->
                new RefusedException(
                    "unknown-layer",
                    "there is no layer "
                        + layer
                        + ": choose one of "
                        + ALL.stream().map(LayerSchema::id).collect(Collectors.joining(", "))));
  }

  private static String[] streetClasses() {
    return Arrays.stream(StreetClass.values())
        .map(c -> c.name().toLowerCase(Locale.ROOT))
        .toArray(String[]::new);
  }
}
