package io.carecircle.app.estate;

/** The result as it is described to callers. */
final class VerdictSchema {
  private static final String AREA = "{\"type\": \"number\", \"nullable\": true}";
  private static final String VERDICT =
      "{\"type\": \"string\", \"enum\": [\"pass\", \"fail\", \"unknown\"]}";

  static final String JSON =
      """
      {"type": "object", "required": ["estates", "standards", "run"], "properties": {
        "estates": {"type": "array", "items": {"type": "object", "properties": {
          "id": {"type": "string"},
          "status": {"type": "string", "enum": ["judged", "refused"]},
          "standard": {"type": "string", "nullable": true},
          "document": {"type": "string", "nullable": true},
          "verdict": VERDICT,
          "requiredTotal": AREA, "providedTotal": AREA, "shortTotal": AREA,
          "clauses": {"type": "array", "items": {"type": "object", "properties": {
            "id": {"type": "string"},
            "citation": {"type": "string", "nullable": true},
            "text": {"type": "string"}, "textEn": {"type": "string"},
            "required": AREA, "provided": AREA, "credited": AREA, "short": AREA,
            "verdict": VERDICT}}},
          "otherReading": {"type": "array", "items": {"type": "object", "properties": {
            "reading": {"type": "string"}, "standard": {"type": "string"},
            "required": AREA, "verdict": VERDICT}}},
          "rules": {"type": "array", "items": {"type": "object", "properties": {
            "name": {"type": "string"}, "document": {"type": "string"},
            "citation": {"type": "string"}}}},
          "stages": {"type": "object", "description": "when its stage history has entries",
            "properties": {
              "stage": {"type": "string"}, "stageName": {"type": "string"},
              "date": {"type": "string"}, "asOf": {"type": "string"},
              "entries": {"type": "integer"},
              "fourTogether": {"type": "object", "properties": {
                "verdict": {"type": "string", "nullable": true},
                "rooms": {"type": "array", "items": {"type": "object"}}}},
              "openOrders": {"type": "array", "items": {"type": "object"}}}},
          "warnings": {"type": "array", "items": {"type": "string"}}}}},
        "stages": {"type": "object", "properties": {
          "upTo": {"type": "integer"}, "entries": {"type": "integer"},
          "hash": {"type": "string"}}},
        "standards": {"type": "array", "items": {"type": "object"}},
        "run": {"type": "object"}}}"""
          .replace("AREA", AREA)
          .replace("VERDICT", VERDICT);

  private VerdictSchema() {}
}
