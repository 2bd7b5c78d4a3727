package io.carecircle.app.selection;

import io.carecircle.app.process.ProcessInput;

/** The inputs that several analyses share, as they are described to callers. */
public final class CommonInputs {
  private static final String FEATURES =
      """
      {"type": "object", "required": ["type", "features"],
       "properties": {"type": {"type": "string", "enum": ["FeatureCollection"]},
                      "features": {"type": "array", "items": {"type": "object"}}}}""";

  private static final String IDS =
      """
      {"type": "array", "items": {"oneOf": [{"type": "string"}, {"type": "integer"}]}}""";

  private static final String FACILITY_MEMBERS =
      """
      "layer": {"type": "string", "enum": ["facilities"]},
      "kinds": {"type": "array", "items": {"type": "string"}},
      "status": {"type": "array", "items": {"type": "string",
        "enum": ["operating", "construction", "planned", "dormant", "closed"]}},
      "asOf": {"type": "string", "format": "date"},
      "ids": %s,
      "features": %s"""
          .formatted(IDS, FEATURES);

  /**
   * Rows that are judged one by one: those of the layer with the input's own name, or features.
   *
   * @param name of the input and of its layer
   */
  public static ProcessInput rows(String name, String text) {
    return ProcessInput.optional(
        name,
        text,
        object(
            """
            "layer": {"type": "string", "enum": ["%s"], "default": "%s"},
            "ids": %s,
            "features": %s"""
                .formatted(name, name, IDS, FEATURES)));
  }

  public static final ProcessInput FACILITIES =
      ProcessInput.optional(
          "facilities",
          "Facilities of the layer that are open on a day, or features; by default community and"
              + " township care that operates today.",
          object(FACILITY_MEMBERS));

  private static final String DEMAND_MEMBERS =
      """
      "layer": {"type": "string",
        "enum": ["communities", "facilities", "estates", "candidates"]},
      "weight": {"default": "elders60", "oneOf": [{"type": "string"}, {"type": "object",
        "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1000}}]},
      "ids": %s,
      "features": %s"""
          .formatted(IDS, FEATURES);

  public static final ProcessInput DEMAND =
      ProcessInput.optional(
          "demand",
          "Where the people live and the property that counts them, or several with a factor each"
              + " ({\"elders60\": 1, \"elders80\": 2}); by default the layer communities and"
              + " elders60.",
          object(DEMAND_MEMBERS));

  public static final ProcessInput REACH =
      reach(
          """
            {"type": "number", "minimum": 0, "maximum": 300, "default": 15}""");

  /** Reach of circles: one number of minutes or several for nested bands. */
  public static final ProcessInput REACH_BANDS =
      reach(
          """
            {"oneOf": [{"type": "number", "minimum": 0, "maximum": 300},
              {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 300}}]}""");

  public static final ProcessInput GROUP_BY =
      ProcessInput.optional(
          "groupBy",
          "Level of the regions to count by; without it only the total is counted.",
          """
          {"type": "string", "enum": ["city", "county", "township", "community"]}""");

  public static final ProcessInput NEIGHBOURS =
      ProcessInput.optional(
          "neighbours",
          "Whether a facility of another region may serve.",
          """
          {"type": "string", "enum": ["allow", "own-only"], "default": "allow"}""");

  public static final ProcessInput MATRIX =
      ProcessInput.optional(
          "matrix",
          "Costs of an own making instead of reach, as CSV with the columns origin (demand),"
              + " destination (facility) and cost; a pair without a row cannot be reached.",
          object(
              """
              "csv": {"type": "string"},
              "href": {"type": "string", "description": "a local file, only on the command line"},
              "sha256": {"type": "string"}"""));

  /** Places and what they offer. */
  public static final ProcessInput SUPPLY =
      ProcessInput.required(
          "supply",
          "Where something is offered and the property that says how much of it: beds, places,"
              + " meals or carers.",
          object(
              FACILITY_MEMBERS.replace(
                      "[\"facilities\"]",
                      "[\"facilities\", \"communities\", \"estates\", \"candidates\"]")
                  + ", \"weight\": {\"type\": \"string\"}"));

  private CommonInputs() {}

  private static ProcessInput reach(String minutes) {
    return ProcessInput.optional(
        "reach",
        "How far is within reach: speed in m/s, minutes, direction, straight way to the streets;"
            + " whether trunk, primary and secondary roads are crossed anywhere or at junctions.",
        object(
            """
            "mode": {"type": "string", "enum": ["walk"], "default": "walk"},
            "speed": {"type": "number", "minimum": 0.05, "maximum": 50, "default": 1.0},
            "minutes": %s,
            "direction": {"type": "string", "default": "to-facility",
              "enum": ["to-facility", "from-facility", "round-trip"]},
            "maxSnapMetres": {"type": "number", "minimum": 0, "maximum": 5000, "default": 300},
            "slope": {"type": "boolean", "enum": [false], "default": false},
            "crossArterials": {"type": "string", "enum": ["anywhere", "junctions"],
              "default": "anywhere"}"""
                .formatted(minutes)));
  }

  /** Demand of an analysis that also takes communities as several places, in these ways. */
  public static ProcessInput spreadDemand(String... spreads) {
    String spread =
        "\"spread\": {\"type\": \"string\", \"enum\": [\"%s\"], \"default\": \"point\"}"
            .formatted(String.join("\", \"", spreads));
    return ProcessInput.optional(
        "demand",
        DEMAND.description()
            + " spread: where the people of an area are: at one point inside it, evenly along its"
            + " streets, or at the nearest of its gates.",
        object(DEMAND_MEMBERS + ",\n" + spread));
  }

  /** Facilities under another name than {@link #FACILITIES}. */
  public static ProcessInput optionalFacilities(String name, String description) {
    return ProcessInput.optional(name, description, FACILITIES.schema());
  }

  /** Any places: a part of a layer, or features. */
  public static ProcessInput places(String name, String description) {
    return ProcessInput.required(
        name,
        description,
        object(
            FACILITY_MEMBERS.replace(
                "[\"facilities\"]",
                "[\"facilities\", \"communities\", \"estates\", \"candidates\"]")));
  }

  /** As {@link #places}, for an analysis that can do without. */
  public static ProcessInput optionalPlaces(String name, String description) {
    return ProcessInput.optional(name, description, places(name, description).schema());
  }

  private static String object(String members) {
    return "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
        + members
        + "}}";
  }
}
