package io.carecircle.app.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation, three hundred times with something wrong: parameters, paths, headers and bodies
 * are cut, doubled, swapped for nonsense. Nothing of it may be the server's fault, and what is
 * refused is refused with a problem.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationTest {
  private static final int MUTATIONS = 300;

  private static final List<String> NONSENSE =
      List.of(
          "",
          "0",
          "-1",
          "1e309",
          "NaN",
          "null",
          "true",
          "\"",
          "'",
          "[]",
          "{}",
          "..",
          "../..",
          "/",
          "%",
          "%00",
          "%ff",
          "\u0000",
          "\n",
          "é",
          "养老",
          "𠮷",
          "\u202e",
          "' or 1=1 --",
          "<script>",
          "${7*7}",
          "#{1}",
          "9".repeat(400),
          "a".repeat(5000),
          "1,2,3,4,5,6,7",
          "2020-02-30",
          "2020-01-01T25:00:00Z",
          "-180,-90,180,90",
          "+999999999-12-31",
          "0x10",
          "1_000",
          "{\"a\":");

  private static final String FEATURES =
      SmallTown.collection(SmallTown.point("x", 0.001, "\"n\":5,\"elders60\":5"));

  @TempDir static Path folder;
  private OpenServer server;

  /** One call of the API. */
  record Operation(String method, String path, String query, String body, String type) {
    @Override
    public String toString() {
      return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
  }

  @BeforeAll
  void open() {
    server = new OpenServer(folder, "carecircle.deadline=5s");
    SmallTown.fill(server);
  }

  @AfterAll
  void close() {
    server.close();
  }

  static Stream<Operation> operations() {
    return Stream.of(
            addresses(), executions(), Stream.of(upload(), batch(), report(), map(), stage()))
        .flatMap(part -> part);
  }

  private static Stream<Operation> addresses() {
    String items = "/api/collections/communities/items";
    String job = "/api/jobs/00000000-0000-0000-0000-000000000000";
    Stream<Operation> plain =
        Stream.of(
                "/api",
                "/api/conformance",
                "/api/openapi",
                "/api/collections",
                "/api/collections/regions",
                items + "/c1",
                "/api/processes",
                "/api/processes/coverage",
                "/api/jobs",
                job,
                job + "/results",
                "/api/estates/e1/stages",
                "/api/tiles/communities/3/4/3",
                "/api/tiles/communities",
                "/actuator/health",
                "/")
            .map(path -> new Operation("GET", path, "", "", ""));
    return Stream.concat(
        plain,
        Stream.of(
            new Operation(
                "GET", items, "bbox=0,-1,1,1&limit=3&datetime=2020-01-01/..&after=c1", "", ""),
            new Operation("GET", "/api/collections/regions/items", "bbox=0,0,1,1", "", ""),
            new Operation("DELETE", job, "", "", "")));
  }

  private static Stream<Operation> executions() {
    return Stream.of(
        execution(
            "coverage",
            "{\"facilities\":{\"kinds\":[\"community_care\"],\"asOf\":\"2025-12-31\","
                + "\"status\":[\"operating\"]},\"demand\":{\"weight\":\"n\",\"features\":"
                + FEATURES
                + "},\"reach\":{\"speed\":1.2,\"minutes\":15,\"maxSnapMetres\":300,"
                + "\"direction\":\"round-trip\"},\"groupBy\":\"county\","
                + "\"neighbours\":\"own-only\",\"coveredShare\":0.9}"),
        execution(
            "service-areas",
            "{\"points\":{\"features\":"
                + FEATURES
                + "},\"reach\":{\"minutes\":[5,15],\"speed\":1.2},\"shape\":\"each\","
                + "\"demand\":{\"weight\":\"elders60\"}}"),
        execution(
            "site-gain",
            "{\"points\":{\"features\":"
                + FEATURES
                + "},\"demand\":{\"weight\":\"elders60\"},\"reach\":{\"minutes\":15}}"),
        execution(
            "estate-check",
            "{\"estates\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":["
                + "{\"type\":\"Feature\",\"id\":\"e\",\"geometry\":null,\"properties\":"
                + "{\"jurisdiction\":\"330382\",\"filingDate\":\"2021-05-01\","
                + "\"residentialFloorArea\":150000.5,\"households\":2000,"
                + "\"careRooms\":[{\"id\":\"r\",\"netArea\":300}],\"remedies\":[{\"id\":\"s\","
                + "\"kind\":\"purchase\",\"netArea\":200}]}}]}},\"standard\":\"yueqing-2020\","
                + "\"asOf\":\"2025-12-31\"}"),
        execution("gaps", "{\"minElders\":3,\"rankBy\":\"elders-excess\",\"linkMetres\":300.5}"),
        execution("closure-loss", "{\"pairs\":3,\"reach\":{\"direction\":\"round-trip\"}}"),
        execution("marginal-gain", "{\"most\":3,\"spacingMetres\":100}"),
        execution("speed-curve", "{\"speeds\":[0.5,1,1.25]}"),
        execution(
            "what-if",
            "{\"edits\":[{\"type\":\"add-facility\",\"id\":\"n\",\"at\":[0.001,0]},"
                + "{\"type\":\"close-street\",\"at\":[0.001,0]},"
                + "{\"type\":\"open-link\",\"from\":[0.001,0],\"to\":[0.002,0]}]}"),
        execution("catchments", "{\"demand\":{\"ids\":[\"c1\"],\"weight\":\"elders60\"}}"),
        execution(
            "travel-times",
            "{\"from\":{\"layer\":\"communities\"},\"to\":{\"features\":"
                + FEATURES
                + "},\"reach\":{\"minutes\":5},\"cutoffSeconds\":500}"));
  }

  private static Operation upload() {
    return new Operation(
        "POST",
        "/api/imports",
        "",
        "--b\r\nContent-Disposition: form-data; name=\"layer\"\r\n\r\ncandidates\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"dryRun\"\r\n\r\ntrue\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"crs\"\r\n\r\nEPSG:4326\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"set\"\r\n\r\nkind=a\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\""
            + "\r\n\r\nid,lon,lat,cost\r\na,120.5,28.1,5\r\n\r\n--b--\r\n",
        "multipart/form-data; boundary=b");
  }

  private static Operation batch() {
    return new Operation(
        "POST",
        "/api/batches/estate-check",
        "",
        "--b\r\nContent-Disposition: form-data; name=\"asOf\"\r\n\r\n2024-06-01\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"standard\"\r\n\r\nwenzhou-2023\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\""
            + "\r\n\r\n编号,辖区,总建筑面积,户数,房间1套内面积\r\na,330302,5000,10,300\r\n\r\n--b--\r\n",
        "multipart/form-data; boundary=b");
  }

  private static Operation report() {
    return new Operation(
        "POST",
        "/api/reports/estate-verdict",
        "",
        "{\"date\":\"2024-06-01\",\"paper\":\"A4\",\"result\":{\"estates\":[{\"id\":\"a\",\"verdict\":\"fail\","
            + "\"requiredTotal\":300,\"clauses\":[{\"id\":\"floor-area-rate\",\"citation\":\"c\","
            + "\"required\":300,\"provided\":0,\"short\":300,\"verdict\":\"fail\"}],\"warnings\":[\"w\"]}],"
            + "\"run\":{\"id\":\"r\",\"warnings\":[],\"parameters\":{\"estates\":{\"features\":"
            + FEATURES
            + "}}}}}",
        "application/json");
  }

  private static Operation stage() {
    return new Operation(
        "POST",
        "/api/estates/e1/stages",
        "",
        "{\"stage\":\"misused\",\"subject\":\"care-rooms\",\"room\":\"n\",\"date\":\"2024-06-01\","
            + "\"annualInspection\":true,\"order\":{\"number\":\"c1\",\"date\":\"2024-06-02\","
            + "\"dueDate\":\"2024-07-01\"},\"document\":{\"title\":\"n\"},\"supersedes\":5,\"by\":\"n\"}",
        "application/json");
  }

  private static Operation map() {
    return new Operation(
        "POST",
        "/api/reports/map",
        "",
        "{\"title\":\"图\",\"bbox\":[120.1,28.1,120.2,28.2],\"layers\":[\"regions\",\"facilities\"],"
            + "\"kinds\":[\"canteen\"],\"paper\":\"A4\",\"language\":\"en\",\"result\":"
            + FEATURES
            + "}",
        "application/json");
  }

  private static Operation execution(String process, String inputs) {
    return new Operation(
        "POST",
        "/api/processes/" + process + "/execution",
        "",
        "{\"inputs\":" + inputs + "}",
        "application/json");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isNeverTheServersFault(Operation operation) {
    Random random = new Random(operation.toString().hashCode());
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      HttpRequest request = mutated(operation, random);
      HttpResponse<byte[]> answer = server.send(request);
      int status = answer.statusCode();
      assertTrue(status < 500, () -> describe(request, operation) + OpenServer.text(answer));
      if (status >= 400) {
        refused++;
        assertEquals(
            "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
        if (!request.method().equals("HEAD")) {
          Problems.assertForm(answer);
        }
      }
    }
    // A test that never touches what it tests would pass as well.
    assertTrue(refused > MUTATIONS / 10, operation + ": only " + refused + " were refused");
    assertEquals(4, server.json("/api/collections/communities").get("itemCount").intValue());
  }

  private HttpRequest mutated(Operation operation, Random random) {
    String path = operation.path();
    String query = operation.query();
    byte[] body = operation.body().getBytes(StandardCharsets.UTF_8);
    String type = operation.type();
    String method = operation.method();
    HttpRequest.Builder request;
    int kind = random.nextInt(body.length > 0 ? 12 : 5);
    switch (kind) {
      case 0 -> path = inPath(path, random);
      case 1 -> query = query + (query.isEmpty() ? "" : "&") + "x" + random.nextInt(9) + "=1";
      case 2 -> query = inQuery(query, random);
      case 3 -> method = pick(List.of("PUT", "PATCH", "DELETE", "GET", "POST", "HEAD"), random);
      case 4 -> {
        // The headers, below.
      }
      case 5 -> type = pick(List.of("text/plain", "rubbish", "application/json;charset=x"), random);
      default -> body = inBody(operation.body(), random);
    }
    request = server.request(path + (query.isEmpty() ? "" : "?" + query));
    request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (kind == 4) {
      addHeader(request, random);
    }
    return request.build();
  }

  private static void addHeader(HttpRequest.Builder request, Random random) {
    String name =
        pick(
            List.of(
                "Accept",
                "Accept-Language",
                "If-None-Match",
                "Prefer",
                "Origin",
                "Range",
                "Content-Encoding",
                "X-HTTP-Method-Override",
                "X-Forwarded-Host",
                "Cookie"),
            random);
    String value = pick(NONSENSE, random);
    // What no HTTP client sends as a header; WebSafetyTest sends it byte by byte.
    String sendable = value.replaceAll("[^\\x20-\\x7e]", "~");
    request.header(name, sendable.isBlank() ? "~" : sendable);
  }

  private static String inPath(String path, Random random) {
    String[] parts = path.split("/");
    int at = parts.length < 2 ? 0 : 1 + random.nextInt(parts.length - 1);
    if (parts.length == 0) {
      return "/" + encoded(pick(NONSENSE, random));
    }
    parts[at] = encoded(pick(NONSENSE, random));
    String joined = String.join("/", parts);
    return joined.startsWith("/") ? joined : "/" + joined;
  }

  private static String inQuery(String query, Random random) {
    String[] pairs = query.isEmpty() ? new String[] {"limit=1"} : query.split("&");
    int at = random.nextInt(pairs.length);
    String name = pairs[at].split("=")[0];
    pairs[at] =
        random.nextInt(4) == 0
            ? pairs[at] + "&" + pairs[at]
            : name + "=" + encoded(pick(NONSENSE, random));
    return String.join("&", pairs);
  }

  /** Swaps a piece between two marks of the text for nonsense, or breaks bytes. */
  private static byte[] inBody(String body, Random random) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        return java.util.Arrays.copyOf(bytes, at);
      }
      case 1 -> {
        bytes[at] = (byte) random.nextInt(256);
        return bytes;
      }
      case 2 -> {
        String half = body.substring(0, Math.min(at, body.length()));
        return (half + pick(NONSENSE, random) + body.substring(half.length()))
            .getBytes(StandardCharsets.UTF_8);
      }
      default -> {
        List<String> values =
            List.of("15", "1.2", "0.9", "300", "0.001", "\"n\"", "5", "\"c1\"", "true");
        String value = pick(values, random);
        String other =
            pick(
                List.of(
                    "-1",
                    "1e400",
                    "null",
                    "\"\"",
                    "[[]]",
                    "{}",
                    "1e-9",
                    "99999999999999999999",
                    "false"),
                random);
        return body.replace(value, other).getBytes(StandardCharsets.UTF_8);
      }
    }
  }

  private static String encoded(String text) {
    // What is percent-encoded already goes as it is: some of it is meant to be broken for the
    // server, but java.net.URI sends only what it can read itself.
    return text.matches("%[0-9a-f]{2}")
        ? text
        : java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static String describe(HttpRequest request, Operation operation) {
    return request.method()
        + " "
        + request.uri()
        + " "
        + request.headers().map()
        + " of "
        + Base64.getEncoder().encodeToString(operation.body().getBytes(StandardCharsets.UTF_8))
        + ": ";
  }
}
