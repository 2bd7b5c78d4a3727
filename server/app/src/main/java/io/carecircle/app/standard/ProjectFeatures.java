package io.carecircle.app.standard;

import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The project lists as features of the collection {@code projects}, without geometry: the lists
 * print towns, not points. A unit that is inferred from a merged cell is given as the unit.
 */
public final class ProjectFeatures {
  private ProjectFeatures() {}

  /** One feature for each project, in the order of the lists. */
  public static FeatureTable table(Policy policy) {
    FeatureTable.Builder table = FeatureTable.builder();
    LayerSchemas.PROJECTS.propertyNames().forEach(table::column);
    for (PolicyProject project : policy.projects()) {
      String document = policy.findDocument(project.document()).orElseThrow().name();
      table.add(project.id(), null, table.size() + 1, values(project, document));
    }
    return table.build();
  }

  private static Map<String, Object> values(PolicyProject project, String document) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("part", project.part());
    values.put("no", project.no());
    values.put("name", project.name());
    values.put("category", project.category());
    values.put("nature", project.nature());
    values.put("startYear", whole(project.startYear()));
    values.put("endYear", (long) project.endYear());
    values.put("place", project.place());
    values.put("regionCode", project.regionCode());
    values.put("content", project.content());
    values.put("beds", whole(project.beds()));
    values.put("floorArea", project.floorArea());
    values.put("landArea", project.landSquareMetres());
    values.put("totalInvestment", project.totalInvestment());
    values.put("planInvestment", project.planInvestment());
    values.put("responsibleUnit", project.unit());
    values.put("source", document + " " + project.citation());
    return values;
  }

  private static Long whole(Integer number) {
    return number == null ? null : number.longValue();
  }
}
