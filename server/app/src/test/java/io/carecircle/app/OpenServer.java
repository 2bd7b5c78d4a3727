package io.carecircle.app;

import io.carecircle.app.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The server over a store in a folder, asked over real HTTP. */
public final class OpenServer implements AutoCloseable {
  private static final String BOUNDARY = "line-between-the-fields";

  private final ConfigurableApplicationContext context;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

  public OpenServer(Path folder, String... properties) {
    this(folder, List.of(), properties);
  }

  /**
   * @param more further beans, for example processes that only a test needs
   */
  public OpenServer(Path folder, List<Class<?>> more, String... properties) {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "carecircle.data=" + Objects.requireNonNull(folder),
                    "carecircle.port=0",
                    "logging.level.root=WARN"),
                Stream.of(properties))
            .map(property -> "--" + property)
            .toArray(String[]::new);
    this.context =
        new SpringApplicationBuilder(CareCircle.class)
            .sources(more.toArray(Class<?>[]::new))
            .run(arguments);
  }

  public int port() {
    return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
  }

  public String root() {
    return "http://127.0.0.1:" + port();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** An answer of any status, its body as bytes. */
  public HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param path of this server, or a whole address
   */
  public HttpRequest.Builder request(String path) {
    URI uri = URI.create(path.startsWith("http") ? path : root() + path);
    return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(120));
  }

  /**
   * @param headers names and values in turn
   */
  public HttpResponse<byte[]> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  /** The body of an answer that must be 200. */
  public JsonNode json(String path) {
    HttpResponse<byte[]> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + text(answer));
    }
    return json(answer);
  }

  public static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.parse(answer.body(), "the answer");
  }

  public static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /**
   * @param headers names and values in turn
   */
  public HttpResponse<byte[]> post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  public HttpResponse<byte[]> execute(String process, String inputs, String... headers) {
    return post("/api/processes/" + process + "/execution", "{\"inputs\":" + inputs + "}", headers);
  }

  /**
   * Uploads a file.
   *
   * @param fields names and values in turn
   */
  public HttpResponse<byte[]> upload(
      String layer, String fileName, byte[] content, String... fields) {
    String[] all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "layer";
    all[fields.length + 1] = layer;
    return upload("/api/imports", List.of(), fileName, content, all);
  }

  /**
   * Uploads a file to any address.
   *
   * @param headers names and values in turn
   * @param fields names and values in turn
   */
  public HttpResponse<byte[]> upload(
      String path, List<String> headers, String fileName, byte[] content, String... fields) {
    List<byte[]> body = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      body.add(field(fields[i], fields[i + 1]));
    }
    body.add(
        bytes(
            "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, fileName)));
    body.add(content);
    body.add(bytes("\r\n--" + BOUNDARY + "--\r\n"));
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArrays(body));
    return send(
        (headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new))).build());
  }

  /** An upload of text that must be taken. */
  public JsonNode importText(String layer, String fileName, String content, String... fields) {
    HttpResponse<byte[]> answer = upload(layer, fileName, bytes(content), fields);
    if (answer.statusCode() != 200) {
      throw new AssertionError(layer + ": " + answer.statusCode() + " " + text(answer));
    }
    return json(answer);
  }

  private static byte[] field(String name, String value) {
    return bytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, name, value));
  }

  /** What comes back for bytes that no HTTP client would send, head and body as Latin-1. */
  public String raw(String request) {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
  }
}
