package io.carecircle.app.standard;

import java.util.List;
import java.util.Optional;

/**
 * One measure of a board, from a plan's table or its prose.
 *
 * @param document id of its document
 * @param board the table or text it stands in, for example {@code wenzhou-plan}
 * @param no number in the table, or null in prose
 * @param category as printed; null under a merged cell and where there is none
 * @param categoryReadAs that of the merged cell, inferred; null when printed
 * @param unit as printed, or null for what is not counted
 * @param scope whom or what it is about
 * @param measure name of what layers can answer, for example {@code institution-beds-per-10000}, or
 *     null when the actual must be entered
 * @param responsibleUnit or null
 * @param remark as printed, or null
 * @param footnote oddities kept, or null
 * @param figures by year, then baseline, target, actual
 */
public record Indicator(
    String id,
    String document,
    String board,
    Integer no,
    String category,
    String categoryReadAs,
    String name,
    String nameEn,
    String unit,
    String scope,
    String measure,
    String citation,
    String responsibleUnit,
    String remark,
    String footnote,
    List<IndicatorFigure> figures) {
  public Indicator {
    figures = List.copyOf(figures);
  }

  /** The figure of a year and a role, if printed. */
  public Optional<IndicatorFigure> find(IndicatorFigure.Role role, int year) {
    return figures.stream().filter(f -> f.role() == role && f.year() == year).findFirst();
  }

  /** The first baseline. */
  public Optional<IndicatorFigure> baseline() {
    return figures.stream().filter(f -> f.role() == IndicatorFigure.Role.BASELINE).findFirst();
  }

  /** The target that is due next on or after a year. */
  public Optional<IndicatorFigure> nextTarget(int year) {
    return figures.stream()
        .filter(f -> f.role() == IndicatorFigure.Role.TARGET && f.year() >= year)
        .findFirst();
  }
}
