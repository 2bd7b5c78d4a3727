package io.carecircle.app.territory;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Regions;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.app.standard.PolicyRegion;
import io.carecircle.app.territory.Territory.Rows;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Finds what lies in a region. */
@Component
public class Territories {
  /** Levels that a region may be divided into. */
  public static final List<String> PARTS = List.of("county", "township");

  private static final Selection NOTHING = new Selection(FeatureTable.builder().build(), null);

  private final LayerCatalog layers;
  private final Regions regions;
  private final PolicyCatalog policies;

  Territories(LayerCatalog layers, Regions regions, PolicyCatalog policies) {
    this.layers = layers;
    this.regions = regions;
    this.policies = policies;
  }

  /** The region of an input, or everything when it is absent; noted in the run. */
  public Region region(Optional<String> asked, Run run) {
    if (asked.isEmpty()) {
      run.parameter("region", Json.MAPPER.nullNode());
      return new Region(null, null, "all");
    }
    Region region = find(asked.get().strip(), run);
    run.parameter("region", Json.MAPPER.valueToTree(region.code()));
    return region;
  }

  private Region find(String asked, Run run) {
    FeatureTable known = table("regions", run);
    for (int row = 0; row < known.size(); row++) {
      String code = String.valueOf(known.value(row, "code"));
      if (asked.equals(code) || asked.equals(known.value(row, "name"))) {
        Object name = known.value(row, "name");
        return new Region(
            code, name == null ? null : name.toString(), known.value(row, "level").toString());
      }
    }
    if (asked.matches("[0-9]{9}|[0-9]{12}")) {
      return new Region(asked, null, asked.length() == 9 ? "township" : "community");
    }
    PolicyRegion policy =
        policies
            .policy()
            .findRegion(asked)
            .orElseThrow(
                () ->
                    InputReader.refused(
                        "inputs.region",
                        "is \""
                            + asked
                            + "\", which neither the layer regions nor the policy files know: give"
                            + " a code or a name"));
    return new Region(policy.code(), policy.name(), policy.level());
  }

  /**
   * @param groupBy level of the parts, or null for none
   * @param wanted collections whose rows are wanted; one that is empty has none
   */
  public Territory read(Region region, String groupBy, List<String> wanted, Run run) {
    Map<String, FeatureTable> tables = new TreeMap<>();
    Map<String, String[]> partCodes = new TreeMap<>();
    Map<String, String> names = new TreeMap<>(Comparator.nullsLast(FeatureOrder.BY_ID));
    for (String layer : wanted) {
      FeatureTable table = table(layer, run);
      tables.put(layer, table);
      partCodes.put(layer, partCodes(region, groupBy, layer, table, names, run));
    }
    List<Region> parts = new ArrayList<>();
    Map<String, Integer> indexOf = new HashMap<>();
    if (groupBy != null) {
      names.forEach(
          (code, name) -> {
            indexOf.put(code, parts.size());
            parts.add(new Region(code, name, groupBy));
          });
    }
    Map<String, Rows> rows = new TreeMap<>();
    partCodes.forEach(
        (layer, codes) -> rows.put(layer, new Rows(tables.get(layer), parts(codes, indexOf))));
    return new Territory(region, parts, rows, table("regions", run));
  }

  /** {@code OUTSIDE} for rows that do not lie in the region. */
  private static final String OUTSIDE = "\u0000outside";

  private String[] partCodes(
      Region region,
      String groupBy,
      String layer,
      FeatureTable table,
      Map<String, String> names,
      Run run) {
    Selection rows = new Selection(placed(layer, table), null);
    List<Region> whole =
        region.code() == null ? null : regions.group(region.level(), NOTHING, rows, run).home();
    List<Region> parts = groupBy == null ? null : regions.group(groupBy, NOTHING, rows, run).home();
    if (whole != null) {
      long nowhere = whole.stream().filter(r -> r.code() == null).count();
      if (nowhere > 0) {
        run.warn(
            layer + " 中有 " + nowhere + " 个不属于任何已知区划，不计入",
            nowhere + " of " + layer + " belong to no known region and are left out");
      }
    }
    String[] codes = new String[table.size()];
    for (int row = 0; row < codes.length; row++) {
      boolean inside = whole == null || region.code().equals(whole.get(row).code());
      codes[row] = !inside ? OUTSIDE : parts == null ? null : parts.get(row).code();
      if (inside && parts != null) {
        names.put(parts.get(row).code(), parts.get(row).name());
      }
    }
    return codes;
  }

  /** Estates name their region by another property, and may name it in words. */
  private FeatureTable placed(String layer, FeatureTable table) {
    if (!layer.equals("estates")) {
      return table;
    }
    FeatureTable.Builder placed = FeatureTable.builder().column("regionCode");
    for (int row = 0; row < table.size(); row++) {
      Object jurisdiction = table.value(row, "jurisdiction");
      String code = jurisdiction == null ? null : jurisdiction.toString();
      if (code != null && !code.matches("[0-9]+")) {
        code = policies.policy().findRegion(code).map(PolicyRegion::code).orElse(null);
      }
      Map<String, Object> values = new HashMap<>();
      values.put("regionCode", code);
      placed.add(table.id(row), table.geometry(row), row + 1, values);
    }
    return placed.build();
  }

  private static int[] parts(String[] codes, Map<String, Integer> indexOf) {
    int[] part = new int[codes.length];
    for (int row = 0; row < part.length; row++) {
      boolean outside = Objects.equals(codes[row], OUTSIDE);
      part[row] = outside ? -1 : indexOf.getOrDefault(codes[row], 0);
    }
    return part;
  }

  private FeatureTable table(String layer, Run run) {
    return run.find(layer).map(layers::read).orElseGet(() -> FeatureTable.builder().build());
  }
}
