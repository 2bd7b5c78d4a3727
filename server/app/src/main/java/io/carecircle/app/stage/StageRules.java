package io.carecircle.app.stage;

import io.carecircle.app.platform.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether an act may be added to a history; the reason is told in Chinese and English. */
public final class StageRules {
  static final String CODE = "bad-stage";

  /** No act on record is older; a year with too few digits is a typing error. */
  private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

  /** A longer time to correct is a typing error. */
  private static final int LONGEST_ORDER_YEARS = 10;

  private StageRules() {}

  /**
   * @param today no act is later
   * @throws RefusedException when it cannot have happened so
   */
  public static void check(StageHistory history, StageEntry entry, LocalDate today) {
    StageAct act = entry.act();
    checkDates(act, today);
    checkMembers(act);
    if (act.supersedes() != null && !history.stands(act.supersedes())) {
      throw refused(
          "第%d条不存在或已被更正 / entry %d is not there or superseded already"
              .formatted(act.supersedes(), act.supersedes()));
    }
    List<StageEntry> after = new ArrayList<>(history.entries());
    after.add(entry);
    StageHistory next = StageHistory.of(after);
    List<StageTrack> tracks = new ArrayList<>(List.of(next.homes(), next.careRooms()));
    next.rooms().forEach(room -> tracks.add(next.room(room)));
    for (StageTrack track : tracks) {
      Optional<String> fault = track.findFault();
      if (fault.isPresent()) {
        throw refused(fault.get());
      }
    }
  }

  private static void checkDates(StageAct act, LocalDate today) {
    if (act.date().isAfter(today)) {
      throw refused("日期%s晚于今天 / the date %s is in the future".formatted(act.date(), act.date()));
    }
    if (act.date().isBefore(EARLIEST)) {
      throw refused("日期%s过早 / the date %s is too early".formatted(act.date(), act.date()));
    }
    Order order = act.order();
    if (order == null) {
      return;
    }
    if (order.date().isAfter(today) || order.date().isBefore(act.date())) {
      throw refused(
          "责令整改日期%s须在%s至今天之间 / the order's date %s must be from %s to today"
              .formatted(order.date(), act.date(), order.date(), act.date()));
    }
    LocalDate due = order.dueDate();
    if (due != null
        && (due.isBefore(order.date())
            || due.isAfter(order.date().plusYears(LONGEST_ORDER_YEARS)))) {
      throw refused(
          "整改期限%s须在%s之后十年内 / the day %s to correct by must be within ten years from %s"
              .formatted(due, order.date(), due, order.date()));
    }
  }

  private static void checkMembers(StageAct act) {
    Stage stage = act.stage();
    if (stage == Stage.WITHDRAWN) {
      if (act.supersedes() == null || act.note() == null) {
        throw refused("撤销须注明所撤销的记录和原因 / a withdrawal names the entry that it takes back, and why");
      }
      return;
    }
    if (!stage.fits(act.subject())) {
      throw refused(
          "%s不能登记在%s上 / %s is not recorded of %s"
              .formatted(
                  stage.chinese(), act.subject().chinese(), stage.english(), act.subject().word()));
    }
    if (act.room() != null && act.subject() != Subject.CARE_ROOMS) {
      throw refused("只有养老用房可以指定房间 / only care rooms are named one by one");
    }
    refuseUnless(act.includesCareRooms() == null || stage.isPlanning(), "includesCareRooms", stage);
    refuseUnless(
        act.civilAffairsAsked() == null || stage == Stage.DESIGN_REVIEW,
        "civilAffairsAsked",
        stage);
    refuseUnless(!act.annualInspection() || stage.takesInspection(), "annualInspection", stage);
    refuseUnless(act.order() == null || stage.takesOrder(), "order", stage);
  }

  private static void refuseUnless(boolean fits, String member, Stage stage) {
    if (!fits) {
      throw refused(
          "%s没有%s一项 / %s has no %s".formatted(stage.chinese(), member, stage.english(), member));
    }
  }

  static RefusedException refused(String reason) {
    return new RefusedException(CODE, reason);
  }
}
