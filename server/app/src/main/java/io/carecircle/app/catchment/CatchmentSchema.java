package io.carecircle.app.catchment;

/** What catchments answer with, as JSON schema. */
final class CatchmentSchema {
  static final String RESULT =
      """
      {"type": "object", "required": ["type", "features", "total", "run"], "properties": {
        "type": {"type": "string", "enum": ["FeatureCollection"]},
        "features": {"type": "array", "items": {"type": "object", "properties": {
          "type": {"type": "string", "enum": ["Feature"]},
          "id": {"type": "string"},
          "geometry": {"type": "object", "nullable": true,
            "description": "MultiPolygon: the ground to which the facility is the nearest within reach, places ignored. With neighbours own-only the ground of its own region to which it is the nearest of that region's facilities, null when the region has no area."},
          "properties": {"type": "object", "properties": {
            "facilityId": {"type": "string"},
            "name": {"type": "string", "nullable": true},
            "joined": {"type": "boolean"},
            "assigned": {"type": "number"},
            "communities": {"type": "integer"},
            "farthestSeconds": {"type": "integer", "nullable": true},
            "meanSeconds": {"type": "number", "nullable": true},
            "capacity": {"type": "number", "nullable": true},
            "load": {"type": "number"},
            "residual": {"type": "number", "nullable": true},
            "areaSquareMetres": {"type": "number", "nullable": true},
            "wronglyInside": {"type": "number", "nullable": true},
            "wronglyOutside": {"type": "number", "nullable": true},
            "reason": {"type": "string", "nullable": true,
              "enum": ["not-joined", "nearest-elsewhere", "no-region", "region-not-drawn", null]}}}}}},
        "total": {"type": "object", "properties": {
          "population": {"type": "number"},
          "assigned": {"type": "number"},
          "overCapacity": {"type": "number"},
          "outOfReach": {"type": "number"},
          "unknown": {"type": "number"},
          "personMetres": {"type": "number",
            "description": "Metres that all assigned people walk together."}}},
        "placement": {"type": "object", "properties": {
          "gates": {"type": "integer"},
          "point": {"type": "integer"},
          "pointOnSurface": {"type": "integer"},
          "streets": {"type": "integer"}}},
        "pairs": {"type": "array", "items": {"type": "object", "properties": {
          "demand": {"type": "string"},
          "facility": {"type": "string"},
          "seconds": {"type": "integer",
            "description": "Of a community along its streets the mean of those people."},
          "metres": {"type": "number"},
          "farthestSeconds": {"type": "integer"},
          "people": {"type": "number"}}}},
        "run": {"type": "object"}}}""";

  private CatchmentSchema() {}
}
