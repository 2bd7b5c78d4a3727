package io.carecircle.app.standard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that the policy folders hold. Lists keep the order of the files: folders by name, rows as
 * they stand.
 */
public record Policy(
    List<PolicyDocument> documents,
    List<PolicyRegion> regions,
    List<PolicyClause> clauses,
    List<NamedRule> namedRules,
    List<Indicator> indicators,
    List<CountyFigures> counties,
    List<ProvincialBeds> provincialBeds,
    List<PolicyProject> projects,
    List<BasicService> services,
    List<PolicyTask> tasks,
    List<CareSpaceStandard> standards,
    List<RemedyClause> remedies) {
  /** Later first, then the city before the county, then by id. */
  private static final Comparator<CareSpaceStandard> PRECEDENCE =
      Comparator.comparing(CareSpaceStandard::from)
          .reversed()
          .thenComparing(s -> "city".equals(s.level()) ? 0 : 1)
          .thenComparing(CareSpaceStandard::id);

  public Policy {
    documents = List.copyOf(documents);
    regions = List.copyOf(regions);
    clauses = List.copyOf(clauses);
    namedRules = List.copyOf(namedRules);
    indicators = List.copyOf(indicators);
    counties = List.copyOf(counties);
    provincialBeds = List.copyOf(provincialBeds);
    projects = List.copyOf(projects);
    services = List.copyOf(services);
    tasks = List.copyOf(tasks);
    standards = standards.stream().sorted(PRECEDENCE).toList();
    remedies = List.copyOf(remedies);
  }

  public Optional<PolicyDocument> findDocument(String id) {
    return documents.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  /** The indicators of one board, for example {@code wenzhou-plan}, in the order of the table. */
  public List<Indicator> listIndicators(String board) {
    return indicators.stream().filter(i -> i.board().equals(board)).toList();
  }

  /** The clauses of a topic whose document holds in a region, in the order of the files. */
  public List<PolicyClause> listClauses(String topic, String regionCode) {
    return clauses.stream()
        .filter(c -> c.topic().equals(topic))
        .filter(
            c ->
                findDocument(c.document())
                    .filter(d -> RegionCodes.within(regionCode, d.regionCode()))
                    .isPresent())
        .toList();
  }

  /** A clause by its id. */
  public Optional<PolicyClause> findClause(String id) {
    return clauses.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** How a verdict cites a clause: its document's number or title, and the place in it. */
  public String citation(PolicyClause clause) {
    return findDocument(clause.document()).map(d -> d.name() + " ").orElse("") + clause.citation();
  }

  /** The projects of one document. */
  public List<PolicyProject> listProjects(String document) {
    return projects.stream().filter(p -> p.document().equals(document)).toList();
  }

  /** A standard by its id or by its document's number. */
  public Optional<CareSpaceStandard> findStandard(String name) {
    return standards.stream()
        .filter(s -> s.id().equals(name) || s.documentName().equals(name))
        .findFirst();
  }

  /**
   * The standard for new estates that decides: of those that hold in the region on the day, the
   * later and then the higher.
   */
  public Optional<CareSpaceStandard> findStandard(String regionCode, LocalDate day) {
    return standards.stream()
        .filter(s -> "new".equals(s.binds()) && s.covers(regionCode) && s.inForce(day))
        .findFirst();
  }

  /** Rules named for a region whose figures no file has; the provincial ones first. */
  public List<NamedRule> listNamedRules(String regionCode) {
    return namedRules.stream()
        .filter(r -> RegionCodes.within(regionCode, r.regionCode()))
        .sorted(Comparator.comparing(NamedRule::regionCode))
        .toList();
  }

  /**
   * The region of a six-digit or longer code, or of a name with or without 市, 区, 县; a name may
   * stand behind its city's. Empty when the files do not know it.
   */
  public Optional<PolicyRegion> findRegion(String codeOrName) {
    return new RegionNames(regions).find(codeOrName);
  }
}
