package io.carecircle.app.circle;

import java.util.List;

/**
 * A circle on foot that a document names.
 *
 * @param whom whose homes are asked about
 * @param minutes as printed; where none are printed our reading, and {@code reading} says so
 * @param target share in percent, or null where none is printed
 */
record WalkCircle(
    String id,
    String name,
    String nameEn,
    String citation,
    String kind,
    Whom whom,
    int minutes,
    Integer target,
    Integer targetYear,
    String reading,
    String readingZh) {
  /** Homes that a circle is about. */
  enum Whom {
    ALL,
    URBAN,
    RURAL,
    CENTRAL_CITY
  }

  static final List<WalkCircle> ALL =
      List.of(
          new WalkCircle(
              "meals-central-city",
              "中心城区为老助餐",
              "meals in the central city",
              "温发改规划〔2021〕146号 三(一)2",
              "canteen",
              Whom.CENTRAL_CITY,
              15,
              95,
              2025,
              "no minutes are printed: 15 on foot to a canteen is our reading",
              "文件没有写分钟数：步行 15 分钟到老年食堂是本产品的读法"),
          new WalkCircle(
              "meals",
              "城乡为老助餐",
              "meals in town and country",
              "温政办〔2023〕75号 三(二)5",
              "canteen",
              Whom.ALL,
              15,
              null,
              null,
              "only numbers of canteens are printed: 15 minutes on foot is our reading",
              "文件只写食堂数量：步行 15 分钟是本产品的读法"),
          new WalkCircle(
              "fitness-urban",
              "城市社区10分钟健身圈",
              "10-minute fitness circle of urban communities",
              "温发改规划〔2021〕146号 三(六)4",
              "fitness",
              Whom.URBAN,
              10,
              null,
              null,
              "10 minutes are printed; on foot is our reading",
              "10 分钟为原文；步行是本产品的读法"),
          new WalkCircle(
              "fitness-rural",
              "农村乡镇15分钟健身圈",
              "15-minute fitness circle of rural towns",
              "丽水市老龄事业发展“十四五”规划 3(4)3",
              "fitness",
              Whom.RURAL,
              15,
              null,
              null,
              "15 minutes are printed; on foot is our reading",
              "15 分钟为原文；步行是本产品的读法"),
          new WalkCircle(
              "convenience",
              "15分钟便民生活圈",
              "15-minute circle of daily life",
              "丽水市老龄事业发展“十四五”规划 3(5)2",
              "convenience",
              Whom.ALL,
              15,
              null,
              null,
              "15 minutes are printed; on foot to a neighbourhood centre is our reading",
              "15 分钟为原文；步行到邻里中心是本产品的读法"),
          new WalkCircle(
              "culture",
              "15分钟品质文化生活圈",
              "15-minute culture circle",
              "台康养专办〔2022〕1号 31",
              "culture",
              Whom.ALL,
              15,
              null,
              null,
              "15 minutes are printed; on foot is our reading; 800 circles in 2022 are a number of"
                  + " circles built and are entered",
              "15 分钟为原文；步行是本产品的读法；2022 年建成 800 个是圈的个数，需录入"));
}
