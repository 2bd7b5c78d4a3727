package io.carecircle.app.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of accessibility of axe-core, WCAG 2.1 A and AA, run in the open page. */
final class Axe {
  private static final String RULES = read();

  private static String read() {
    try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param selector the part of the page that is looked at
   * @return what is serious or critical: the rule, and where it is broken
   */
  static List<?> findings(Browser browser, String selector) {
    browser.run("if (!window.axe) { (0, eval)(arguments[0]); }", RULES);
    return (List<?>)
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[1];
                const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
                axe.run(arguments[0],
                    {runOnly: tags, resultTypes: ['violations'], preload: false, reporter: 'v2'})
                  .then(({violations}) => done(violations
                    .filter(({impact}) => ['serious', 'critical'].includes(impact))
                    .flatMap(({id, nodes}) => nodes.map((n) =>
                      `${id}: ${n.target} ${n.html.slice(0, 160)} ${n.failureSummary}`))),
                    (error) => done([String(error)]));
                """,
                selector);
  }

  private Axe() {}
}
