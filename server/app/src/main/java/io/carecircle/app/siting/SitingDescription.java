package io.carecircle.app.siting;

import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.selection.CommonInputs;
import java.util.List;

/** What the process {@code siting} tells about itself. */
final class SitingDescription {
  private static final String IDS =
      """
      {"type": "array", "items": {"oneOf": [{"type": "string"}, {"type": "integer"}]}}""";

  private static final String GENERATED =
      """
      {"type": "object", "additionalProperties": false, "properties": {
        "grid": {"type": "object", "properties": {
          "spacingMetres": {"type": "number", "minimum": 10, "maximum": 50000, "default": 500},
          "withinMetres": {"type": "number", "minimum": 0, "maximum": 50000}}},
        "nodes": {"type": "object", "properties": {
          "withinMetres": {"type": "number", "minimum": 1, "maximum": 50000, "default": 300}}},
        "properties": {"type": "object", "properties": {
          "cost": {"type": "number"}, "capacity": {"type": "number"}}}}}""";

  private static final String CANDIDATES =
      "{\"oneOf\": ["
          + CommonInputs.optionalPlaces("candidates", "").schema()
          + ", "
          + GENERATED
          + "]}";

  static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "siting",
          "Siting",
          "选址",
          "Where to open sites, proven or with a bound, and what proves it.",
          List.of(
              ProcessInput.required(
                  "model",
                  "What a plan is good for.",
                  """
                  {"type": "string", "enum": ["lscp", "mclp", "p-median", "p-center",
                    "lscp-backup", "capacitated-mclp", "capacitated-p-median"]}"""),
              ProcessInput.optional(
                  "p",
                  "How many candidates open, beside the existing sites; up to as many where further"
                      + " conditions may forbid them.",
                  """
                  {"type": "integer", "minimum": 1}"""),
              ProcessInput.optional(
                  "cutoff",
                  "The highest cost within reach, itself included: in the matrix's unit, or seconds"
                      + " instead of reach.minutes; p-median and p-center assign nobody farther.",
                  """
                  {"type": "number", "minimum": 0}"""),
              ProcessInput.optional(
                  "candidates",
                  "Where a site could open; by default the layer candidates. Or the crossings of a"
                      + " grid, or the nodes of the streets, as near to some demand as"
                      + " withinMetres.",
                  CANDIDATES),
              CommonInputs.DEMAND,
              CommonInputs.REACH,
              CommonInputs.MATRIX,
              ProcessInput.optional(
                  "existing",
                  "Sites that stand already and are not counted by p: ids of candidates, or a"
                      + " selection of their own.",
                  "{\"oneOf\": [" + IDS + ", {\"type\": \"object\"}]}"),
              ProcessInput.optional(
                  "existingMay",
                  "Whether existing sites stay, or may be closed, or enlarged by their property"
                      + " upgradeCapacity at upgradeCost out of the budget (models with"
                      + " capacities).",
                  """
                  {"type": "string", "default": "stay",
                    "enum": ["stay", "close", "upgrade", "close-or-upgrade"]}"""),
              ProcessInput.optional(
                  "phases",
                  "So many sites open in a year at most, in so many years (as many as it takes when"
                      + " left out). The plan is the best one when all are open (end), or over all"
                      + " years together (all-years: mclp by person-years, p-median by weighted"
                      + " cost, objective and bound are sums over the years). p may be left out"
                      + " where years are given.",
                  """
                  {"type": "object", "required": ["maxPerYear", "firstYear"],
                   "additionalProperties": false, "properties": {
                    "maxPerYear": {"type": "integer", "minimum": 1, "maximum": 100000},
                    "firstYear": {"type": "integer", "minimum": 1900, "maximum": 2200},
                    "years": {"type": "integer", "minimum": 1, "maximum": 100},
                    "objective": {"type": "string", "enum": ["end", "all-years"],
                      "default": "end"}}}"""),
              ProcessInput.optional(
                  "required", "Ids of candidates that must open; p counts them.", IDS),
              ProcessInput.optional(
                  "forbidden",
                  "Ids of candidates that must not open, or ids, areas (GeoJSON) and bufferMetres.",
                  "{\"oneOf\": [" + IDS + ", {\"type\": \"object\"}]}"),
              ProcessInput.optional(
                  "budget",
                  "Limit of the sum of the property cost over the candidates that open.",
                  """
                  {"type": "number", "minimum": 0}"""),
              ProcessInput.optional(
                  "targetShare",
                  "lscp: the share of the people to cover with the fewest sites.",
                  """
                  {"type": "number", "minimum": 0, "maximum": 1}"""),
              ProcessInput.optional(
                  "groups",
                  "Of each group of sites at least and at most so many are open.",
                  """
                  {"type": "array", "items": {"type": "object", "required": ["ids"]}}"""),
              ProcessInput.optional(
                  "minSpacingMetres",
                  "No two open sites stand closer in a straight line.",
                  """
                  {"type": "number", "minimum": 0}"""),
              ProcessInput.optional(
                  "minimumPerRegion",
                  "So many sites are open in each region of a level that holds demand.",
                  """
                  {"type": "object", "properties": {
                    "level": {"type": "string", "enum": ["city", "county", "township", "community"]},
                    "sites": {"type": "integer", "minimum": 0}}}"""),
              ProcessInput.optional(
                  "explain",
                  "What else to tell: the order of opening always, one site more, other plans, the"
                      + " plan at other speeds, the fairness frontier over regions (mclp).",
                  """
                  {"type": "object", "properties": {
                    "nextSite": {"type": "boolean"},
                    "alternatives": {"type": "integer", "minimum": 0, "maximum": 10},
                    "minDifference": {"type": "integer", "minimum": 1},
                    "speeds": {"type": "array", "items": {"type": "number"}},
                    "frontier": {"type": "string"}}}"""),
              ProcessInput.optional(
                  "timeLimitSeconds",
                  "After which the best plan so far is given with its bound.",
                  """
                  {"type": "number", "minimum": 0.001, "maximum": 86400, "default": 60}"""),
              ProcessInput.optional(
                  "seed",
                  "Steers the search for good plans.",
                  """
                  {"type": "integer", "minimum": 0, "default": 1}"""),
              ProcessInput.optional(
                  "method",
                  "A proven plan, or a quick preview.",
                  """
                  {"type": "string", "enum": ["exact", "greedy"], "default": "exact"}""")),
          ProcessOutput.object(
              """
              {"type": "object",
               "required": ["status", "objective", "bound", "gap", "open", "assignments",
                 "certificate", "run"],
               "properties": {
                "status": {"type": "string",
                  "enum": ["optimal", "feasible", "infeasible", "unknown"]},
                "objective": {"type": "number", "nullable": true},
                "bound": {"type": "number", "nullable": true},
                "gap": {"type": "number", "nullable": true},
                "open": {"type": "array", "items": {"type": "string"}},
                "assignments": {"type": "array", "items": {"type": "object",
                  "required": ["demand", "facility", "cost"]}},
                "backedUp": {"type": "number"},
                "upgraded": {"type": "array", "items": {"type": "string"}},
                "phases": {"type": "array", "items": {"type": "object",
                  "required": ["year", "open", "served", "value"]}},
                "schedule": {"type": "object",
                  "description": "How good the years are that the sites open in: proven (optimal), with a bound (feasible) or by a rule (greedy).",
                  "required": ["objective", "maxPerYear", "years", "measure", "status", "total",
                    "bound"],
                  "properties": {
                    "objective": {"type": "string", "enum": ["end", "all-years"]},
                    "measure": {"type": "string", "enum": ["person-years", "weighted-cost"]},
                    "status": {"type": "string", "enum": ["optimal", "feasible", "greedy"]},
                    "total": {"type": "number"},
                    "bound": {"type": "number", "nullable": true},
                    "certificate": {"type": "object"}}},
                "places": {"type": "object"},
                "uncovered": {"type": "array", "items": {"type": "string"}},
                "unreachable": {"type": "array", "items": {"type": "string"}},
                "unknown": {"type": "array", "items": {"type": "string"}},
                "certificate": {"type": "object"},
                "run": {"type": "object"}}}"""));

  private SitingDescription() {}
}
