package io.carecircle.datagen.street;

import io.carecircle.datagen.draw.Dice;

/** Made-up names of streets; a real street of that name is a coincidence. */
final class StreetNames {
  private static final String[] FIRST = {
    "永", "安", "华", "新", "东", "西", "南", "北", "学", "府", "锦", "春", "云", "月", "江", "海", "松", "柏", "兴",
    "和", "康", "乐", "福", "宁", "文", "景", "望", "清", "瑞", "泰"
  };
  private static final String[] SECOND = {
    "安", "宁", "山", "河", "湖", "桥", "前", "泰", "盛", "昌", "园", "塘", "浦", "成", "达", "丰", "和", "平", "苑",
    "港", "岭", "门", "阳", "风", "兰", "梅", "竹", "荷", "霞", "德"
  };

  private StreetNames() {}

  /**
   * @param ending 路, 街, 巷 and so on
   */
  static String name(Dice dice, String ending) {
    return dice.of("first").pick(FIRST) + dice.of("second").pick(SECOND) + ending;
  }
}
