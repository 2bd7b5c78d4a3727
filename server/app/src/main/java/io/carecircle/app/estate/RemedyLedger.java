package io.carecircle.app.estate;

import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.RemedyClause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Credits remedies over a whole batch so that no square metre is credited twice: each source (a
 * centre, premises, an adjacent plot) has an account from which the estates draw in the order of
 * their ids, each its remedies in the order of theirs, never more than they are short.
 */
final class RemedyLedger {
  private final Policy policy;
  private final LocalDate asOf;
  private final Map<String, EstateJudge.Draft> drafts;
  private final Map<String, BigDecimal> left = new HashMap<>();

  /**
   * @param drafts by id, in id order
   */
  RemedyLedger(Policy policy, LocalDate asOf, Map<String, EstateJudge.Draft> drafts) {
    this.policy = policy;
    this.asOf = asOf;
    this.drafts = drafts;
    for (EstateJudge.Draft draft : drafts.values()) {
      for (OfferedRemedy remedy : draft.estate().remedies()) {
        BigDecimal size = sizeOf(remedy);
        if (size != null) {
          // Estates that differ on the size of one source: the smaller is safe.
          left.merge(sourceOf(remedy), size, BigDecimal::min);
        }
      }
    }
  }

  /** What the whole source has: the surplus of the neighbouring estate, its size, or the claim. */
  private BigDecimal sizeOf(OfferedRemedy remedy) {
    if (remedy.plotEstate() != null) {
      EstateJudge.Draft neighbour = drafts.get(remedy.plotEstate());
      return neighbour == null ? null : neighbour.surplus();
    }
    return remedy.sourceNetArea() == null ? remedy.netArea() : remedy.sourceNetArea();
  }

  private static String sourceOf(OfferedRemedy remedy) {
    return remedy.plotEstate() == null ? "source " + remedy.id() : "estate " + remedy.plotEstate();
  }

  RemedyCredit credit(EstateJudge.Draft draft) {
    List<OfferedRemedy> offered =
        draft.estate().remedies().stream().sorted(Comparator.comparing(OfferedRemedy::id)).toList();
    BigDecimal need = draft.shortBy();
    BigDecimal credited = BigDecimal.ZERO;
    List<ClauseFinding> findings = new ArrayList<>();
    for (OfferedRemedy remedy : offered) {
      RemedyClause clause = clauseFor(draft, remedy);
      RemedyTest.Answer answer =
          new RemedyTest(draft, remedy, clause, dayOf(draft, remedy), drafts).answer();
      BigDecimal provided =
          need == null || answer.verdict() == Verdict.UNKNOWN ? null : BigDecimal.ZERO;
      if (answer.verdict() == Verdict.PASS && need != null) {
        BigDecimal account = left.getOrDefault(sourceOf(remedy), BigDecimal.ZERO);
        BigDecimal wanted = remedy.netArea() == null ? need : remedy.netArea().min(need);
        provided = wanted.min(account);
        left.put(sourceOf(remedy), account.subtract(provided));
        answer = told(answer, need, wanted, provided);
      }
      findings.add(finding(remedy, clause, answer, need, provided));
      if (provided != null) {
        credited = credited.add(provided);
        need = need.subtract(provided);
      }
    }
    return findings.isEmpty() ? RemedyCredit.NONE : new RemedyCredit(credited, findings);
  }

  private static RemedyTest.Answer told(
      RemedyTest.Answer answer, BigDecimal need, BigDecimal wanted, BigDecimal provided) {
    if (need.signum() == 0) {
      return new RemedyTest.Answer(answer.verdict(), "无需补足", "not needed");
    }
    return provided.compareTo(wanted) < 0
        ? new RemedyTest.Answer(
            answer.verdict(),
            "来源面积不足或已由其他小区计入，只计其余",
            "only what the source has left is credited: no square metre counts twice")
        : answer;
  }

  private LocalDate dayOf(EstateJudge.Draft draft, OfferedRemedy remedy) {
    if (remedy.date() != null) {
      return remedy.date();
    }
    return draft.choice().day() == null ? asOf : draft.choice().day();
  }

  /** The clause for a remedy: one in force that binds the estate before any other. */
  private RemedyClause clauseFor(EstateJudge.Draft draft, OfferedRemedy remedy) {
    String region = draft.choice().regionCode();
    LocalDate day = dayOf(draft, remedy);
    return policy.remedies().stream()
        .filter(c -> region != null && c.covers(region) && c.kinds().contains(remedy.kind()))
        .min(
            Comparator.<RemedyClause>comparingInt(
                    c -> c.binds().contains(draft.estate().stage()) && c.inForce(day) ? 0 : 1)
                .thenComparingInt(c -> c.binds().contains(draft.estate().stage()) ? 0 : 1)
                .thenComparing(RemedyClause::from, Comparator.reverseOrder())
                .thenComparing(RemedyClause::document))
        .orElse(null);
  }

  private static ClauseFinding finding(
      OfferedRemedy remedy,
      RemedyClause clause,
      RemedyTest.Answer answer,
      BigDecimal need,
      BigDecimal provided) {
    Verdict verdict =
        need != null && need.signum() == 0
            ? Verdict.PASS
            : provided == null ? Verdict.UNKNOWN : Areas.enough(need, provided);
    String text = clause == null ? "该地没有此类补救条款" : clause.text();
    String textEn = clause == null ? "no clause names this remedy here" : clause.textEn();
    return new ClauseFinding(
        clause == null ? "remedy-" + remedy.kind() : clause.id(),
        clause == null ? null : clause.documentName() + " " + clause.citation(),
        text + "：" + remedy.id() + "，" + answer.reasonZh(),
        textEn + ": " + remedy.id() + ", " + answer.reason(),
        true,
        need,
        provided,
        Objects.requireNonNullElse(provided, BigDecimal.ZERO),
        verdict);
  }
}
