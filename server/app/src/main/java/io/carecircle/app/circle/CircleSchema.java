package io.carecircle.app.circle;

/** JSON schema of the result. */
final class CircleSchema {
  private static final String COUNTS =
      """
      "population": {"type": "number", "nullable": true},
      "covered": {"type": "number", "nullable": true},
      "outOfReach": {"type": "number", "nullable": true},
      "unknown": {"type": "number", "nullable": true},
      "coverageRatio": {"type": "number", "nullable": true},
      "communities": {"type": "integer", "nullable": true},
      "communitiesCovered": {"type": "integer", "nullable": true},
      "communitiesUnknown": {"type": "integer", "nullable": true}""";

  private static final String DELIVERY =
      """
      {"type": "object", "nullable": true, "properties": {
        "population": {"type": "integer"},
        "served": {"type": "integer", "nullable": true},
        "notServed": {"type": "integer", "nullable": true},
        "unknown": {"type": "integer", "description": "People of communities that do not tell."},
        "share": {"type": "number", "nullable": true, "description": "Percent."}}}""";

  static final String RESULT =
      """
      {"type": "object", "required": ["circles", "mealDelivery", "rescue", "run"], "properties": {
        "region": {"type": "object"},
        "circles": {"type": "array", "items": {"type": "object", "properties": {
          "id": {"type": "string"}, "name": {"type": "string"}, "nameEn": {"type": "string"},
          "citation": {"type": "string"}, "kind": {"type": "string"},
          "minutes": {"type": "integer"}, "mode": {"type": "string"},
          "direction": {"type": "string"},
          "whom": {"type": "string", "enum": ["all", "urban", "rural", "central-city"]},
          "target": {"type": "integer", "nullable": true, "description": "Percent."},
          "targetYear": {"type": "integer", "nullable": true},
          "reading": {"type": "string"}, "readingZh": {"type": "string"},
          "communitiesUntold": {"type": "integer",
            "description": "Communities that do not tell whether they are urban."},
          "why": {"type": "string", "nullable": true, "description": "Why it is unknown."},
          "whyZh": {"type": "string", "nullable": true},
          %s,
          "regions": {"type": "array", "items": {"type": "object"}}}}},
        "mealDelivery": {"type": "object", "properties": {
          "all": %s, "centralCity": %s}},
        "rescue": {"type": "object", "properties": {
          "places": {"type": "integer", "nullable": true},
          "covered": {"type": "integer", "nullable": true},
          "outOfReach": {"type": "integer", "nullable": true},
          "unknown": {"type": "integer", "nullable": true},
          "coverageRatio": {"type": "number", "nullable": true},
          "rows": {"type": "array", "items": {"type": "object", "properties": {
            "id": {"type": "string"}, "name": {"type": "string", "nullable": true},
            "rescuePointId": {"type": "string", "nullable": true},
            "seconds": {"type": "integer", "nullable": true},
            "covered": {"type": "boolean", "nullable": true}}}}}},
        "run": {"type": "object"}}}"""
          .formatted(COUNTS, DELIVERY, DELIVERY);

  private CircleSchema() {}
}
