package io.carecircle.app.stage;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What may be recorded of an estate. */
public enum Stage {
  PLANNING_CONDITIONS("规划条件", 0),
  DESIGN_REVIEW("设计审查", 1),
  BUILT("建成", 2),
  ACCEPTANCE("竣工验收", 3),
  NOT_HANDED_OVER("未移交", 4),
  HANDOVER("移交", 5),
  IN_USE("投入使用", 6),
  MISUSED("改变用途", 6),
  REMOVED("拆除", 6),
  /** Takes an entry back that should not be there; it has no day of its own in the order. */
  WITHDRAWN("撤销", -1);

  private static final Set<Stage> OF_THE_WHOLE = EnumSet.of(PLANNING_CONDITIONS, DESIGN_REVIEW);
  private static final Set<Stage> OF_CARE_ROOMS =
      EnumSet.of(NOT_HANDED_OVER, IN_USE, MISUSED, REMOVED);

  private final String chinese;
  private final int rank;

  Stage(String chinese, int rank) {
    this.chinese = chinese;
    this.rank = rank;
  }

  /** As it is written in requests and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Position among the acts of one day. */
  int rank() {
    return rank;
  }

  public static Optional<Stage> find(String word) {
    return Arrays.stream(values()).filter(stage -> stage.word().equals(word)).findFirst();
  }

  /** Whether an authority may order the developer or the user to correct it. */
  public boolean takesOrder() {
    return this == NOT_HANDED_OVER || this == MISUSED || this == REMOVED;
  }

  /** Whether the yearly inspection may find it. */
  public boolean takesInspection() {
    return OF_CARE_ROOMS.contains(this);
  }

  boolean isPlanning() {
    return OF_THE_WHOLE.contains(this);
  }

  boolean fits(Subject subject) {
    if (OF_THE_WHOLE.contains(this)) {
      return subject == Subject.ESTATE;
    }
    return !OF_CARE_ROOMS.contains(this) || subject == Subject.CARE_ROOMS;
  }

  /**
   * The status of a care room whose last act this is, as {@code careRooms} has it.
   *
   * @throws IllegalStateException for {@link #WITHDRAWN}, which is never the last act
   */
  public String roomStatus() {
    return switch (this) {
      case PLANNING_CONDITIONS, DESIGN_REVIEW -> "planned";
      case BUILT -> "built";
      case ACCEPTANCE -> "accepted";
      case NOT_HANDED_OVER -> "not_handed_over";
      case HANDOVER -> "handed_over";
      case IN_USE -> "in_use";
      case MISUSED -> "misused";
      case REMOVED -> "removed";
      case WITHDRAWN -> throw new IllegalStateException("a withdrawal is no act of a room");
    };
  }
}
