package io.carecircle.app.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.Loopback;
import io.carecircle.app.platform.RefusedException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class ParametersTest {
  @Test
  void aBoxIsFourOrSixPlainNumbers() {
    Envelope box = BoxParameter.parse("-1.5,2,+3e1,.5e1").boxes().get(0);
    assertEquals(new Envelope(-1.5, 30, 2, 5), box);
    assertEquals(
        List.of(new Envelope(170, 180, -1, 1), new Envelope(-180, -170, -1, 1)),
        BoxParameter.parse("170,-1,-170,1").boxes());
    for (String bad :
        List.of(
            "1,2,3",
            "1,2,3,4,5",
            "1,2,3,4,5,6,7",
            "1,2,3,",
            ",,,",
            "a,b,c,d",
            "1 ,2,3,4",
            "1f,2,3,4",
            "0x1p3,2,3,4",
            "NaN,2,3,4",
            "Infinity,2,3,4",
            "1e999,2,3,4",
            "1,5,3,4",
            "1,2,9,3,4,8",
            "1;2;3;4",
            "1".repeat(40) + ",2,3,4")) {
      assertThrows(RefusedException.class, () -> BoxParameter.parse(bad), bad);
    }
  }

  @Test
  void aTimeIsAnInstantOrAnIntervalThatMayBeOpen() {
    LocalDate day = LocalDate.of(2024, 2, 29);
    assertEquals(new TimeParameter(day, day), TimeParameter.parse("2024-02-29"));
    assertEquals(new TimeParameter(day, day), TimeParameter.parse("2024-02-29t23:59:59.999z"));
    assertEquals(new TimeParameter(day, day), TimeParameter.parse("2024-03-01T07:59:59+08:00"));
    assertEquals(new TimeParameter(null, day), TimeParameter.parse("../2024-02-29"));
    assertEquals(new TimeParameter(day, null), TimeParameter.parse("2024-02-29/"));
    for (String bad :
        List.of(
            "",
            "/",
            "..",
            "../..",
            "2023-02-29",
            "2024-02-29T24:00",
            "2024-02-29 10:00:00Z",
            "2024",
            "2024-02",
            "2024-02-29/2024-02-28",
            "2024-02-29/2024-03-01/2024-03-02")) {
      assertThrows(RefusedException.class, () -> TimeParameter.parse(bad), bad);
    }
  }

  @Test
  void daysMeetWhenTheyHaveOneInCommon() {
    LocalDate first = LocalDate.of(2024, 1, 1);
    LocalDate last = LocalDate.of(2024, 1, 31);
    TimeParameter january = new TimeParameter(first, last);
    assertTrue(january.meets(null));
    assertTrue(january.meets(new LayerTimes.Days(null, first)));
    assertTrue(january.meets(new LayerTimes.Days(last, null)));
    assertTrue(january.meets(new LayerTimes.Days(null, null)));
    assertFalse(january.meets(new LayerTimes.Days(null, first.minusDays(1))));
    assertFalse(january.meets(new LayerTimes.Days(last.plusDays(1), null)));
  }

  @Test
  void entityTagsAreComparedAsOpaqueTexts() {
    String tag = EntityTags.weak("a", "b");
    assertTrue(EntityTags.isMet(tag, tag));
    assertTrue(EntityTags.isMet("*", tag));
    assertTrue(EntityTags.isMet("\"x\" , " + tag, tag));
    assertFalse(EntityTags.isMet(null, tag));
    assertFalse(EntityTags.isMet("", tag));
    assertFalse(tag.equals(EntityTags.weak("ab", "")));
  }

  @Test
  void languageIsChineseUnlessSomebodyWantsAnother() {
    assertEquals(Language.ZH, Language.of(null));
    assertEquals(Language.ZH, Language.of("zh-TW,en;q=0.8"));
    assertEquals(Language.EN, Language.of("en;q=0.9,zh;q=0.8"));
    assertEquals(Language.EN, Language.of("de"));
    assertEquals(Language.EN, Language.of("zh;q=0,en"));
    assertEquals(Language.ZH, Language.of("*"));
    assertEquals(Language.ZH, Language.of("!!!;q=;,"));
  }

  @Test
  void ownHostsAreLoopbackLiteralsOfThisPort() {
    for (String own : List.of("localhost:80", "127.0.0.1", "127.255.0.1:80", "[::1]:80", "[::1]")) {
      assertTrue(Loopback.isOwnHost(own, 80), own);
    }
    for (String other :
        List.of(
            "",
            "localhost:81",
            "127.0.0.1.nip.io:80",
            "127.1:80",
            "2130706433:80",
            "[::2]:80",
            "localhost.:80",
            "user@localhost:80",
            "127.0.0.01:80",
            "localhost:80 ")) {
      assertFalse(Loopback.isOwnHost(other, 80), other);
    }
    assertFalse(Loopback.isOwnHost(null, 80));
  }
}
