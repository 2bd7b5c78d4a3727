package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.app.OpenServer;
import io.carecircle.app.platform.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;

/** A headless Chromium that remembers what it asked for and what it complained about. */
final class Browser implements AutoCloseable {
  static final Size OFFICE = new Size(1366, 768, false);
  static final Size WIDE = new Size(1920, 1080, false);
  static final Size PHONE = new Size(390, 844, true);

  /** It warns of each Chromium that is newer than itself; held, or its level would be lost. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Path PICTURES = Path.of("target", "screenshots");

  /**
   * @param width in CSS pixels
   */
  record Size(int width, int height, boolean touch) {}

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static boolean isInstalled() {
    return program("chromium", "google-chrome") != null && program("chromedriver") != null;
  }

  private static File program(String... names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst()
        .orElse(null);
  }

  static Browser open() {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", "google-chrome"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        // Chromium itself would ask its maker's servers.
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver"))
            .usingAnyFreePort()
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    // Tests look for what was asked; by default a page forgets all but its first 250 requests.
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of("source", "performance.setResourceTimingBufferSize(5000)"));
    return browser;
  }

  void resize(Size size) {
    devtools(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", size.width(),
            "height", size.height(),
            "deviceScaleFactor", 1,
            "mobile", size.touch()));
    devtools("Emulation.setTouchEmulationEnabled", Map.of("enabled", size.touch()));
  }

  Object devtools(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  /** Opens the map at an office's size and waits until the figures are there. */
  void openMap(OpenServer server, String hash) {
    openMap(server, OFFICE, hash);
  }

  void openMap(OpenServer server, Size size, String hash) {
    openPage(server, size, hash);
    await("document.body.classList.contains('ready')");
    settle();
  }

  void openPage(OpenServer server, Size size, String hash) {
    // A page of its own each time, and nothing from the one before in the logs.
    driver.get("about:blank");
    forget();
    resize(size);
    driver.get(server.root() + "/" + (hash.isEmpty() ? "" : "#" + hash));
  }

  /** Waits until nothing is being computed, loaded or painted. */
  void settle() {
    await("!document.querySelector('#progress.active')");
    await(
        "!document.querySelector('[data-layer=circles] .legend .muted')"
            + " || !document.querySelector('#layer-circles').checked");
    // Squares of a base map may never come.
    await(
        "document.querySelectorAll('.leaflet-pane:not(.leaflet-base-pane) > .leaflet-layer"
            + " .leaflet-tile:not(.leaflet-tile-loaded)').length === 0");
  }

  /**
   * @param condition an expression of JavaScript
   */
  void await(String condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!Boolean.TRUE.equals(run("return Boolean(" + condition + ")"))) {
      if (System.nanoTime() > end) {
        picture("timeout");
        throw new AssertionError("still not: " + condition);
      }
      pause(40);
    }
  }

  static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  String evaluate(String expression) {
    return String.valueOf(run("return " + expression));
  }

  long count(String selector) {
    return (Long) run("return document.querySelectorAll(arguments[0]).length", selector);
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> findAll(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Clicks as a person does, once what is to be clicked has stopped being laid anew. */
  void click(String selector) {
    whenLaid(
        selector,
        target -> {
          target.click();
          return target;
        });
  }

  /** Scrolls to what a person would look for. */
  WebElement bringUp(String selector) {
    return whenLaid(selector, target -> target);
  }

  private WebElement whenLaid(String selector, UnaryOperator<WebElement> act) {
    for (int i = 0; ; i++) {
      try {
        WebElement target = find(selector);
        run("arguments[0].scrollIntoView({block: 'center'})", target);
        return act.apply(target);
      } catch (StaleElementReferenceException e) {
        if (i == 20) {
          throw e;
        }
      }
    }
  }

  /** Chooses an option as a person does. */
  void choose(String selector, String value) {
    run(
        "const s = document.querySelector(arguments[0]); s.value = arguments[1];"
            + " s.dispatchEvent(new Event('change'))",
        selector,
        value);
  }

  void type(String selector, CharSequence... keys) {
    find(selector).sendKeys(keys);
  }

  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  ChromeDriver driver() {
    return driver;
  }

  String text(String selector) {
    return (String) run("return document.querySelector(arguments[0])?.textContent ?? ''", selector);
  }

  List<String> texts(String selector) {
    Object found =
        run(
            "return [...document.querySelectorAll(arguments[0])].map((n) => n.textContent)",
            selector);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** A click on the map, so many pixels from its upper left corner. */
  void clickMap(int x, int y) {
    List<?> corner =
        (List<?>)
            run(
                "const b = document.getElementById('map').getBoundingClientRect();"
                    + " return [b.left, b.top]");
    mouse("mousePressed", corner, x, y, 1);
    mouse("mouseReleased", corner, x, y, 1);
  }

  private void mouse(String type, List<?> corner, int x, int y, int clicks) {
    devtools(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            ((Number) corner.get(0)).doubleValue() + x,
            "y",
            ((Number) corner.get(1)).doubleValue() + y,
            "button",
            "left",
            "clickCount",
            clicks));
  }

  String hash() {
    return evaluate("location.hash");
  }

  Path picture(String name) {
    try {
      Files.createDirectories(PICTURES);
      return Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was asked since the page was opened, as the network saw it. */
  List<URI> requests() {
    List<URI> asked = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = Json.parse(entry.getMessage().getBytes(), "a log entry").get("message");
      if (message.get("method").stringValue().equals("Network.requestWillBeSent")) {
        String url = message.at("/params/request/url").stringValue();
        if (url.startsWith("http") || url.startsWith("ws")) {
          asked.add(URI.create(url.replaceAll("[{}|\\\\^`<>\" ]", "_")));
        }
      }
    }
    return asked;
  }

  /** Errors and warnings of the console since the page was opened. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Nothing was asked of another host and the console is silent. */
  void assertQuiet(OpenServer server) {
    String own = URI.create(server.root()).getAuthority();
    assertEquals(
        List.of(), requests().stream().filter(uri -> !own.equals(uri.getAuthority())).toList());
    assertEquals(List.of(), complaints());
  }

  void forget() {
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
  }

  @Override
  public void close() {
    try {
      driver.quit();
    } catch (WebDriverException e) {
      // It is gone already.
    }
  }
}
