package io.carecircle.app.circle;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.selection.ServiceInputs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The drive from the nearest rescue point to guest houses and scenic sites (LS 3(5)2). By car is
 * our reading, so are the speeds.
 */
final class Rescue {
  private static final int MAX_SNAP_MM = 300_000;
  private static final int MILLISECONDS = 1000;

  private final Selections selections;
  private final ServiceInputs services;
  private final InputReader in;
  private final LocalDate asOf;
  private final ProcessRequest request;
  private final Run run;

  Rescue(
      Selections selections,
      ServiceInputs services,
      InputReader in,
      LocalDate asOf,
      ProcessRequest request,
      Run run) {
    this.selections = selections;
    this.services = services;
    this.in = in;
    this.asOf = asOf;
    this.request = request;
    this.run = run;
  }

  ObjectNode answer() {
    BigDecimal minutes =
        in.decimal("rescueMinutes", new BigDecimal(5), BigDecimal.ZERO, new BigDecimal(300));
    run.parameter("rescueMinutes", Json.MAPPER.valueToTree(minutes));
    CarSpeeds speeds = CarSpeeds.read(in, run);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("id", "rescue").put("name", "5分钟社会应急救护圈").put("nameEn", "rescue circle");
    answer.put("citation", "丽水市老龄事业发展“十四五”规划 3(5)2");
    answer.put("minutes", minutes).put("mode", "car").put("direction", "from-facility");
    answer.put(
        "reading",
        "5 minutes are printed; by car, the speeds and 1.0 m/s on the straight legs are our reading;"
            + " one-way rules of cars are not in the layer");
    answer.put("readingZh", "5 分钟为原文；乘车、各级道路车速和两端直线按 1.0 米/秒是本产品的读法；图层没有车行单行规则");
    if (!in.has("rescueTargets")) {
      run.parameter("rescueTargets", Json.MAPPER.nullNode());
      return unknown(
          answer, "no guest houses or scenic sites are given: rescueTargets", "没有给出民宿和景区");
    }
    Selection targets =
        selections.places(in.find("rescueTargets").orElseThrow(), "rescueTargets", run, request);
    ObjectNode wanted = Json.MAPPER.createObjectNode().put("asOf", asOf.toString());
    wanted.putArray("kinds").add("emergency");
    try {
      Selection points =
          selections.facilities(wanted, List.of("emergency"), "rescuePoints", run, request);
      return drive(answer, points, targets, speeds, minutes);
    } catch (RefusedException e) {
      return unknown(answer, e.getMessage(), "未能计算：" + e.getMessage());
    }
  }

  private static ObjectNode unknown(ObjectNode answer, String why, String zh) {
    answer.put("why", why).put("whyZh", zh);
    for (String name : List.of("places", "covered", "outOfReach", "unknown", "coverageRatio")) {
      answer.putNull(name);
    }
    answer.putArray("rows");
    return answer;
  }

  private ObjectNode drive(
      ObjectNode answer,
      Selection points,
      Selection targets,
      CarSpeeds speeds,
      BigDecimal minutes) {
    CarStreets streets = new CarStreets(services.network(run), speeds);
    if (streets.isEmpty()) {
      return unknown(answer, "no street is of a class that is driven on", "没有可行车等级的道路");
    }
    int cutoffMs =
        minutes
            .multiply(new BigDecimal(60))
            .setScale(0, RoundingMode.HALF_UP)
            .multiply(new BigDecimal(MILLISECONDS))
            .intValueExact();
    CarStreets.Drives drives =
        streets.from(
            points.points(), targets.points(), MAX_SNAP_MM, request.progress(), request.cancel());
    int covered = 0;
    int unknown = 0;
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int t = 0; t < targets.size(); t++) {
      boolean reached = drives.rescuePoint()[t] >= 0;
      boolean within = reached && drives.milliseconds()[t] <= cutoffMs;
      covered += within ? 1 : 0;
      unknown += drives.joined()[t] ? 0 : 1;
      ObjectNode row = rows.addObject().put("id", targets.id(t));
      row.put("name", targets.text(t, "name"));
      row.put("rescuePointId", reached ? points.id(drives.rescuePoint()[t]) : null);
      row.put("seconds", reached ? seconds(drives.milliseconds()[t]) : null);
      row.put("covered", drives.joined()[t] ? Boolean.valueOf(within) : null);
    }
    answer.putNull("why").putNull("whyZh");
    answer.put("places", targets.size()).put("covered", covered);
    answer.put("outOfReach", targets.size() - covered - unknown).put("unknown", unknown);
    answer.put("coverageRatio", targets.size() == 0 ? null : (double) covered / targets.size());
    answer.set("rows", rows);
    return answer;
  }

  private static Integer seconds(int milliseconds) {
    return -Math.floorDiv(-milliseconds, MILLISECONDS);
  }
}
