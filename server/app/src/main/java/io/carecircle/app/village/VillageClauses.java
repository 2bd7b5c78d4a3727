package io.carecircle.app.village;

import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyClause;
import java.util.Optional;

/** The clauses on villages; what a clause is about is told by the figure that it gives. */
final class VillageClauses {
  private static final String TOPIC = "S6";

  private final Policy policy;

  VillageClauses(Policy policy) {
    this.policy = policy;
  }

  /** One place of {@code place} m2 in-unit for each village. */
  Optional<PolicyClause> findPlace(String regionCode) {
    return find("place", regionCode);
  }

  /** Centres below {@code gross} m2 are to be enlarged or moved. */
  Optional<PolicyClause> findSmallCentres(String regionCode) {
    return find("gross", regionCode);
  }

  /** Mutual-aid points in a {@code share} of the villages. */
  Optional<PolicyClause> findMutualAid(String regionCode) {
    return find("share", regionCode);
  }

  private Optional<PolicyClause> find(String parameter, String regionCode) {
    return regionCode == null
        ? Optional.empty()
        : policy.listClauses(TOPIC, regionCode).stream()
            .filter(clause -> clause.findParameter(parameter).isPresent())
            .findFirst();
  }

  String citation(PolicyClause clause) {
    return policy.citation(clause);
  }
}
