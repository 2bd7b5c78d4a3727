package io.carecircle.app.indicator;

/** JSON schemas of the results. */
final class IndicatorSchema {
  private static final String ACTUAL =
      """
      "actual": {"type": "number", "nullable": true, "description": "Null when unknown."},
      "actualYear": {"type": "integer", "nullable": true},
      "actualFrom": {"type": "string", "nullable": true,
        "enum": ["computed", "entered", "printed"]},
      "actualSource": {"type": "string", "nullable": true},
      "computed": {"type": "number", "nullable": true,
        "description": "What the layers tell, also beside an entered actual."},
      "howComputed": {"type": "string", "nullable": true},
      "howComputedZh": {"type": "string", "nullable": true},
      "numerator": {"type": "integer", "nullable": true},
      "denominator": {"type": "integer", "nullable": true},
      "unknown": {"type": "integer", "nullable": true,
        "description": "Things that might count and cannot be told."},
      "gap": {"type": "number", "nullable": true, "description": "Above 0 what is short."},
      "status": {"type": "string", "enum": ["green", "amber", "red", "unknown"]}""";

  static final String RESULT =
      """
      {"type": "object", "required": ["indicators", "run"], "properties": {
        "region": {"type": "object"},
        "year": {"type": "integer"},
        "rule": {"type": "string"},
        "ruleZh": {"type": "string"},
        "boards": {"type": "array", "description": "All boards that can be asked for.",
          "items": {"type": "object", "properties": {
            "id": {"type": "string"}, "document": {"type": "string"},
            "title": {"type": "string"}, "regionCode": {"type": "string"},
            "count": {"type": "integer"}}}},
        "indicators": {"type": "array", "items": {"type": "object", "properties": {
          "id": {"type": "string"}, "board": {"type": "string"},
          "no": {"type": "integer", "nullable": true},
          "category": {"type": "string", "nullable": true},
          "name": {"type": "string"}, "nameEn": {"type": "string"},
          "measure": {"type": "string", "nullable": true,
            "description": "Name of what layers answer; null where actuals are entered."},
          "unit": {"type": "string", "nullable": true},
          "scope": {"type": "string", "nullable": true},
          "baseline": {"type": "number", "nullable": true},
          "baselineYear": {"type": "integer", "nullable": true},
          "baselinePrinted": {"type": "string", "nullable": true},
          "target": {"type": "number", "nullable": true},
          "targetYear": {"type": "integer", "nullable": true},
          "targetPrinted": {"type": "string", "nullable": true},
          "relation": {"type": "string", "nullable": true},
          "accumulation": {"type": "string", "nullable": true},
          %s,
          "met": {"type": "boolean", "nullable": true},
          "periodOver": {"type": "boolean"},
          "trend": {"type": "object", "nullable": true},
          "series": {"type": "array", "items": {"type": "object"}},
          "source": {"type": "string"},
          "responsibleUnit": {"type": "string", "nullable": true},
          "footnote": {"type": "string", "nullable": true},
          "kinds": {"type": "array", "nullable": true, "items": {"type": "object"}},
          "regions": {"type": "array", "items": {"type": "object", "properties": {
            "code": {"type": "string", "nullable": true},
            "name": {"type": "string", "nullable": true},
            "level": {"type": "string"},
            "target": {"type": "number", "nullable": true},
            %s}}}}}},
        "run": {"type": "object"}}}"""
          .formatted(ACTUAL, ACTUAL);

  static final String NETWORK =
      """
      {"type": "object", "required": ["townships", "communities", "total", "run"], "properties": {
        "townships": {"type": "array", "items": {"type": "object"}},
        "communities": {"type": "array", "items": {"type": "object", "properties": {
          "id": {"type": "string"}, "name": {"type": "string", "nullable": true},
          "kind": {"type": "string", "nullable": true},
          "regionCode": {"type": "string", "nullable": true},
          "has": {"type": "array", "nullable": true, "items": {"type": "string"}},
          "lacks": {"type": "array", "nullable": true, "items": {"type": "string"}}}}},
        "total": {"type": "object"},
        "run": {"type": "object"}}}""";

  private IndicatorSchema() {}
}
