package io.carecircle.app.layer.internal.jdbc;

import io.carecircle.app.platform.RefusedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.postgresql.PGProperty;

/**
 * The address of a PostGIS database, taken apart. The driver has options that load classes, write
 * files or run programs; whoever may write a URL must not get these, so only those listed here are
 * taken.
 *
 * @param address JDBC URL without any option, safe to print
 * @param options what stood behind the question mark, with the password; without the schema
 * @param schema where the tables are
 */
record PostgisUrl(String address, Map<String, String> options, String schema) {
  private static final String SCHEMA_OPTION = "currentSchema";
  private static final String DEFAULT_SCHEMA = "carecircle";
  private static final String EXAMPLE = "jdbc:postgresql://HOST:5432/NAME?user=NAME&password=...";
  private static final String HOST = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?";
  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:postgresql://" + HOST + "(," + HOST + ")*/[A-Za-z0-9._~%+-]+");

  /** What an option may be; a password or a path may be anything. */
  private static final Map<String, Pattern> ALLOWED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("user", Pattern.compile(".+")),
              Map.entry("password", Pattern.compile(".*", Pattern.DOTALL)),
              Map.entry(SCHEMA_OPTION, Pattern.compile("[a-z_][a-z0-9_]{0,62}")),
              Map.entry("ApplicationName", Pattern.compile("[\\x20-\\x7e]{1,63}")),
              Map.entry(
                  "sslmode", Pattern.compile("disable|allow|prefer|require|verify-ca|verify-full")),
              Map.entry("sslrootcert", Pattern.compile(".+")),
              Map.entry("channelBinding", Pattern.compile("disable|prefer|require")),
              Map.entry("targetServerType", Pattern.compile("any|primary")),
              Map.entry("connectTimeout", Pattern.compile("\\d{1,5}")),
              Map.entry("loginTimeout", Pattern.compile("\\d{1,5}")),
              Map.entry("socketTimeout", Pattern.compile("\\d{1,5}"))));

  PostgisUrl {
    options = Map.copyOf(options);
  }

  /**
   * @throws RefusedException when it is no such URL or has an option that is not allowed; the
   *     reason never repeats a value
   */
  static PostgisUrl parse(String url) {
    int question = url.indexOf('?');
    String address = question < 0 ? url : url.substring(0, question);
    if (!ADDRESS.matcher(address).matches()) {
      throw refused("the database is not a PostGIS address: write " + EXAMPLE);
    }
    Map<String, String> options = new TreeMap<>();
    String query = question < 0 ? "" : url.substring(question + 1);
    for (String option : query.split("&")) {
      if (!option.isEmpty()) {
        add(option, options);
      }
    }
    String schema = options.remove(SCHEMA_OPTION);
    return new PostgisUrl(address, options, schema == null ? DEFAULT_SCHEMA : schema);
  }

  private static void add(String option, Map<String, String> options) {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    if (!ALLOWED.containsKey(name)) {
      // An unknown name may be the rest of a password with an "&" in it, so it is not repeated.
      boolean known = PGProperty.forName(name) != null;
      throw refused(
          "the database address has "
              + (known ? "the option " + name + ", which is not allowed" : "an unknown option")
              + "; allowed are "
              + String.join(", ", ALLOWED.keySet())
              + " (in a value write %26 for & and %25 for %)");
    }
    String value = equals < 0 ? "" : decode(name, option.substring(equals + 1));
    if (!ALLOWED.get(name).matcher(value).matches()) {
      throw refused("the option " + name + " of the database address has a wrong value");
    }
    if (options.put(name, value) != null) {
      throw refused("the option " + name + " stands twice in the database address");
    }
  }

  private static String decode(String name, String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused("the option " + name + " of the database address has a % that encodes nothing");
    }
  }

  private static RefusedException refused(String reason) {
    return new RefusedException("bad-db", reason);
  }

  /** What the driver is given beside {@link #address}. */
  Properties toProperties() {
    Properties properties = new Properties();
    // A cable that is pulled out must not leave an import waiting for ever.
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "carecircle");
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.putAll(options);
    return properties;
  }

  /** For messages: where, and as whom. */
  String label() {
    String user = options.get("user");
    return address.substring("jdbc:postgresql://".length()) + (user == null ? "" : " as " + user);
  }

  @Override
  public String toString() {
    return "PostgisUrl[" + label() + "]";
  }
}
