package io.carecircle.app.standard;

/** Reads the rows of project lists. */
final class ProjectRows {
  private ProjectRows() {}

  static PolicyProject project(PolicyTable.Row row) {
    if (row.parts("sites").size() != row.parts("siteCodes").size()) {
      row.fault("siteCodes", "must have as many parts as sites, - where a site has no code");
    }
    if (row.text("responsibleUnit") == null && row.text("responsibleUnitReadAs") == null) {
      row.fault("responsibleUnit", "is blank and nothing is read in its place");
    }
    return new PolicyProject(
        row.text("id"),
        row.text("document"),
        row.text("part"),
        row.text("no"),
        row.text("name"),
        row.text("category"),
        row.text("nature"),
        row.integer("startYear"),
        row.integer("endYear"),
        row.text("place"),
        row.text("placeAccuracy"),
        row.parts("sites"),
        row.parts("siteCodes").stream().map(code -> "-".equals(code) ? "" : code).toList(),
        row.text("regionCode"),
        row.text("rollUp"),
        row.text("content"),
        row.integer("beds"),
        row.text("bedsPrinted"),
        row.integer("forecastBeds"),
        row.decimal("floorArea"),
        row.text("floorAreaPrinted"),
        row.decimal("undergroundFloorArea"),
        row.decimal("landArea"),
        row.text("landMu"),
        row.text("parcel"),
        row.decimal("totalInvestment"),
        row.decimal("planInvestment"),
        row.stroke("planInvestment"),
        row.text("responsibleUnit"),
        row.text("responsibleUnitReadAs"),
        row.text("citation"),
        row.text("footnote"));
  }
}
