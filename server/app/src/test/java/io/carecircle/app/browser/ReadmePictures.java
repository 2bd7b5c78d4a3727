package io.carecircle.app.browser;

import io.carecircle.app.OpenServer;
import org.junit.jupiter.api.Test;

/**
 * The four pictures of the README; no test, because nothing is expected. Run it by {@code ./mvnw
 * -pl server/app -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=ReadmePictures test} and take
 * them from {@code target/screenshots} to {@code server/docs/pictures}.
 */
@WithChromium
class ReadmePictures {
  /** A village at the edge of a town, out of reach, and what a centre there would give it. */
  private static final String PLACE = "p=120.721,27.84743&v=120.721,27.845,14";

  @Test
  void take(OpenServer server, Browser browser) {
    Visit office = new Visit(browser, server, Browser.OFFICE, "zh");
    office.open("");
    take(office, "city");
    office.open(PLACE);
    office.awaitSome("#gained-people");
    take(office, "place");
    Visit english = new Visit(browser, server, Browser.OFFICE, "en");
    english.open("t=gaps&r=330382&v=121.0,28.1,11.5");
    english.awaitSome("#gap-list li");
    take(english, "gaps-en");
    Visit phone = new Visit(browser, server, Browser.PHONE, "zh");
    phone.open(PLACE);
    phone.awaitSome("#gained-people");
    phone.show("tools");
    browser.run("document.getElementById('tool-panel').scrollIntoView()");
    take(phone, "phone");
  }

  private static void take(Visit visit, String name) {
    visit.browser().settle();
    Browser.pause(500); // the last squares are painted
    visit.browser().picture(name);
  }
}
