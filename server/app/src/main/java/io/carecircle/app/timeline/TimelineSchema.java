package io.carecircle.app.timeline;

/** JSON schemas of the results. */
final class TimelineSchema {
  private static final String BEDS =
      """
      "beds": {"type": "integer", "nullable": true,
        "description": "Institution beds that are known; null when homes are open and none tells."},
      "bedsUnknown": {"type": "integer", "description": "Open homes and projects without beds."},
      "demand": {"type": "number", "nullable": true,
        "description": "Beds wanted: resident elders x bedsPer10000 / 10,000."},
      "elders": {"type": "integer", "nullable": true},
      "eldersBasis": {"type": "string", "nullable": true,
        "enum": ["counted", "printed", "own-interpolation", "held"]},
      "bedsPer10000": {"type": "number", "nullable": true},
      "shortfall": {"type": "number", "nullable": true},
      "warning": {"type": "string", "nullable": true, "enum": ["shortage"]}""";

  private static final String REGION =
      """
      {"type": "object", "properties": {
        "code": {"type": "string", "nullable": true},
        "name": {"type": "string", "nullable": true},
        "level": {"type": "string"}}}""";

  private static final String PLAN_PATH =
      """
      {"type": "array", "description": "Beds that the plan itself prints.",
       "items": {"type": "object", "properties": {
        "year": {"type": "integer"}, "role": {"type": "string"}, "beds": {"type": "number"},
        "per10000": {"type": "number", "nullable": true}, "source": {"type": "string"}}}}""";

  static final String RESULT =
      """
      {"type": "object", "required": ["years", "run"], "properties": {
        "region": %s,
        "years": {"type": "array", "items": {"type": "object", "properties": {
          "year": {"type": "integer", "description": "State at its 31 December."},
          %s,
          "population": {"type": "integer", "nullable": true,
            "description": "Elders of the layer, whom covered is a part of."},
          "covered": {"type": "integer", "nullable": true},
          "coverageRatio": {"type": "number", "nullable": true},
          "bedsAdded": {"type": "integer", "nullable": true},
          "coveredAdded": {"type": "integer", "nullable": true},
          "opened": {"type": "array", "items": {"type": "string"}},
          "openings": {"type": "array", "items": {"type": "object"}}}}},
        "planPath": %s,
        "projects": {"type": "array", "items": {"type": "object"}},
        "delayCosts": {"type": "array", "items": {"type": "object", "properties": {
          "projectId": {"type": "string"}, "year": {"type": "integer"},
          "bedYears": {"type": "integer", "nullable": true},
          "elderYears": {"type": "integer", "nullable": true}}}},
        "run": {"type": "object"}}}"""
          .formatted(REGION, BEDS, PLAN_PATH);

  static final String WARNING =
      """
      {"type": "object", "required": ["total", "regions", "run"], "properties": {
        "total": {"type": "object"},
        "regions": {"type": "array", "items": {"type": "object", "properties": {
          "code": {"type": "string", "nullable": true},
          "name": {"type": "string", "nullable": true},
          "level": {"type": "string"},
          "redYear": {"type": "integer", "nullable": true,
            "description": "First year of the series with fewer beds than wanted."},
          "reading": {"type": "string"},
          "years": {"type": "array", "items": {"type": "object", "properties": {
            "year": {"type": "integer"}, %s}}}}}},
        "planPath": %s,
        "denseAreas": {"type": "object", "nullable": true},
        "run": {"type": "object"}}}"""
          .formatted(BEDS, PLAN_PATH);

  private TimelineSchema() {}
}
