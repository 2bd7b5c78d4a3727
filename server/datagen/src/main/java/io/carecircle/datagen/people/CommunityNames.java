package io.carecircle.datagen.people;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.settle.Settlement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Made-up names, each once in a township; a real community of that name is a coincidence. */
final class CommunityNames {
  private static final String[] FIRST = {
    "东", "西", "南", "北", "上", "下", "前", "后", "新", "大", "小", "金", "石", "白", "黄", "林",
    "陈", "吴", "叶", "周", "潘", "郑", "杨", "朱", "高", "中", "内", "外", "双", "三", "永", "仙"
  };
  private static final String[] TOWN = {
    "门", "桥", "塘", "河", "湖", "园", "苑", "港", "浦", "城", "山", "安", "宁", "和", "兴", "庆"
  };
  private static final String[] PLAIN = {
    "塘", "浦", "垟", "桥", "河", "埭", "宅", "田", "垵", "湾", "洲", "店", "岸", "前", "斗", "头"
  };
  private static final String[] HILL = {
    "坑", "岙", "岭", "岩", "坪", "溪", "源", "垄", "寮", "坳", "田", "山", "潭", "峰", "底", "畔"
  };

  private final Dice dice;

  CommunityNames(Dice dice) {
    this.dice = dice.of("community names");
  }

  /** The names of the communities of one township, in their order. */
  String[] names(List<Settlement> settlements, boolean[] village) {
    Set<String> taken = new HashSet<>();
    String[] names = new String[settlements.size()];
    for (int s = 0; s < names.length; s++) {
      Settlement settlement = settlements.get(s);
      int attempt = 0;
      do {
        Dice own = dice.of(settlement.code()).of(attempt);
        // After a few attempts three characters, for a big township has more places than pairs.
        String middle = attempt > 6 ? own.of("middle").pick(FIRST) : "";
        names[s] =
            own.of("first").pick(FIRST)
                + middle
                + own.of("second").pick(endings(settlement))
                + (village[s] ? "村" : "社区");
        attempt++;
      } while (!taken.add(names[s]));
    }
    return names;
  }

  private static String[] endings(Settlement settlement) {
    if (settlement.town()) {
      return TOWN;
    }
    return switch (settlement.township().kind()) {
      case CITY, TOWN -> PLAIN;
      case MOUNTAIN, ISLAND -> HILL;
    };
  }
}
