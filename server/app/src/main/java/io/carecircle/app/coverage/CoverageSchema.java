package io.carecircle.app.coverage;

/** What coverage answers with, as JSON schema. */
final class CoverageSchema {
  private static final String COUNTS =
      """
      "population": {"type": "number"},
      "covered": {"type": "number"},
      "overCapacity": {"type": "number"},
      "outOfReach": {"type": "number"},
      "unknown": {"type": "number"},
      "coverageRatio": {"type": "number", "nullable": true},
      "communities": {"type": "integer"},
      "communitiesCovered": {"type": "integer"},
      "communitiesPartly": {"type": "integer"},
      "communitiesUnknown": {"type": "integer"},
      "meanSeconds": {"type": "number", "nullable": true},
      "medianSeconds": {"type": "integer", "nullable": true},
      "p90Seconds": {"type": "integer", "nullable": true},
      "coveredNeighboursAllowed": {"type": "number"},
      "coveredOwnOnly": {"type": "number"},
      "crossArterials": {"type": "object",
        "description": "With reach.crossArterials junctions only: who would be covered if roads could be crossed anywhere, and how many lose cover.",
        "properties": {
          "coveredAnywhere": {"type": "number"},
          "loseCover": {"type": "number"}}}""";

  private static final String TOTAL = "{\"type\": \"object\", \"properties\": {" + COUNTS + "}}";

  private static final String REGIONS =
      """
      {"type": "array", "items": {"type": "object", "properties": {
        "code": {"type": "string", "nullable": true},
        "name": {"type": "string", "nullable": true},
        "level": {"type": "string"},
        %s}}}"""
          .formatted(COUNTS);

  private static final String LEDGER_SIDE =
      """
      {"type": "array", "items": {"type": "object", "properties": {
        "code": {"type": "string", "nullable": true},
        "name": {"type": "string", "nullable": true},
        "people": {"type": "number"},
        "%s": {"type": "number"},
        "%s": {"type": "number"}}}}""";

  private static final String LEDGER =
      """
      {"type": "object",
       "description": "Covered people by the region they live in and the region of the facility that serves them; with groupBy only.",
       "properties": {
        "level": {"type": "string", "nullable": true},
        "people": {"type": "number"},
        "homes": %s,
        "facilityRegions": %s,
        "flows": {"type": "array", "items": {"type": "object", "properties": {
          "home": {"type": "string", "nullable": true},
          "facilityRegion": {"type": "string", "nullable": true},
          "people": {"type": "number"}}}}}}"""
          .formatted(
              LEDGER_SIDE.formatted("atHome", "elsewhere"),
              LEDGER_SIDE.formatted("own", "fromElsewhere"));

  static final String RESULT =
      """
      {"type": "object", "required": ["total", "regions", "placement", "run"], "properties": {
        "total": %1$s,
        "regions": %2$s,
        "placement": {"type": "object", "properties": {
          "gates": {"type": "integer"},
          "point": {"type": "integer"},
          "pointOnSurface": {"type": "integer"},
          "streets": {"type": "integer"}}},
        "borderLedger": %3$s,
        "kinds": {"type": "array", "items": {"type": "object", "properties": {
          "kind": {"type": "string", "nullable": true},
          "facilities": {"type": "integer"},
          "total": %1$s,
          "regions": %2$s}}},
        "ageBands": {"type": "array", "items": {"type": "object", "properties": {
          "weight": {"type": "string"},
          "total": %1$s,
          "regions": %2$s}}},
        "run": {"type": "object"}}}"""
          .formatted(TOTAL, REGIONS, LEDGER);

  private CoverageSchema() {}
}
