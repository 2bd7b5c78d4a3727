package io.carecircle.app.report;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.projectmap.ProjectFilter;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyRegion;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Which project map is asked for.
 *
 * @param title at its head, or empty for the usual one
 * @param regionName of the filter's region, or empty
 * @param filter of the projects
 * @param size property that signs are sized by
 */
record ProjectMapRequest(String title, String regionName, ProjectFilter filter, String size) {
  private static final List<String> SIZES =
      List.of(ProjectSymbols.BY_INVESTMENT, ProjectSymbols.BY_BEDS);
  private static final int LONGEST_TITLE = 80;

  /**
   * @throws RefusedException for unknown or impossible members
   */
  static ProjectMapRequest of(JsonNode node, Policy policy) {
    List<String> members = new ArrayList<>(List.of("title", "region", "size"));
    members.addAll(ProjectFilter.MEMBERS);
    InputReader in = InputReader.of(node, "the body", members);
    String title = in.text("title").orElse("").strip();
    if (title.length() > LONGEST_TITLE) {
      throw in.refusedMember("title", "is longer than " + LONGEST_TITLE + " characters");
    }
    PolicyRegion region = in.text("region").map(text -> region(in, text, policy)).orElse(null);
    return new ProjectMapRequest(
        title,
        region == null ? "" : region.name(),
        ProjectFilter.of(in, region == null ? null : region.code()),
        in.choice("size", ProjectSymbols.BY_INVESTMENT, SIZES));
  }

  private static PolicyRegion region(InputReader in, String text, Policy policy) {
    return policy
        .findRegion(text)
        .orElseThrow(
            () ->
                in.refusedMember(
                    "region",
                    "is \"" + text + "\"; give the code or the name of a city or county"));
  }
}
