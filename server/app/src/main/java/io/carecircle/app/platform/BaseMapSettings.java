package io.carecircle.app.platform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A base map below the own layers. There is none unless it is configured; only then does a browser
 * ask another host, and only those that stand here. {@code CARECIRCLE_BASEMAP_URL} and so on mean
 * the same as the properties.
 *
 * @param url address of the tiles with {@code {z}}, {@code {x}}, {@code {y}} and perhaps {@code
 *     {s}}; empty for none
 * @param labels a second set of tiles above the first, for names; empty for none
 * @param subdomains what may stand for {@code {s}}, with commas
 * @param tianditu a browser token of 天地图, in place of the three above
 * @param attribution whose map it is, shown on the map
 * @param approval the map's approval number (审图号), shown on the map
 * @param maxZoom the closest zoom that has tiles
 */
@ConfigurationProperties("carecircle.basemap")
public record BaseMapSettings(
    @DefaultValue("") String url,
    @DefaultValue("") String labels,
    @DefaultValue("") String subdomains,
    @DefaultValue("") String tianditu,
    @DefaultValue("") String attribution,
    @DefaultValue("") String approval,
    @DefaultValue("18") int maxZoom) {
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "(https?://)((?:[a-zA-Z0-9-]|\\{s})+(?:\\.(?:[a-zA-Z0-9-]|\\{s})+)*(?::[0-9]{1,5})?)"
              + "/[^\\s\"'<>]*");
  private static final Pattern SUBDOMAINS = Pattern.compile("[a-z0-9-]+(,[a-z0-9-]+)*");
  private static final Pattern TOKEN = Pattern.compile("[a-zA-Z0-9]+");
  private static final String TIANDITU =
      "https://t{s}.tianditu.gov.cn/%1$s_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
          + "&LAYER=%1$s&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
          + "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=%2$s";

  public BaseMapSettings {
    if (!tianditu.isEmpty()) {
      if (!TOKEN.matcher(tianditu).matches()) {
        throw refused("tianditu", "must be a token of letters and digits");
      }
      url = TIANDITU.formatted("vec", tianditu);
      labels = TIANDITU.formatted("cva", tianditu);
      subdomains = "0,1,2,3,4,5,6,7";
      attribution = attribution.isEmpty() ? "天地图" : attribution;
    }
    if (!subdomains.isEmpty() && !SUBDOMAINS.matcher(subdomains).matches()) {
      throw refused("subdomains", "must be names with commas between them");
    }
    for (String template : List.of(url, labels)) {
      if (!template.isEmpty() && !isTemplate(template, subdomains)) {
        throw refused(
            "url", "must be an http(s) address with {z}, {x}, {y}, and {s} only with subdomains");
      }
    }
    if (url.isEmpty() && !labels.isEmpty()) {
      throw refused("labels", "needs a url below it");
    }
  }

  private static boolean isTemplate(String template, String subdomains) {
    return TEMPLATE.matcher(template).matches()
        && List.of("{z}", "{x}", "{y}").stream().allMatch(template::contains)
        && (subdomains.isEmpty() != template.contains("{s}"));
  }

  private static RefusedException refused(String name, String reason) {
    return new RefusedException("bad-basemap", "carecircle.basemap." + name + " " + reason);
  }

  public boolean isPresent() {
    return !url.isEmpty();
  }

  /** The tiles from the bottom up. */
  public List<String> templates() {
    return List.of(url, labels).stream().filter(template -> !template.isEmpty()).toList();
  }

  public List<String> listSubdomains() {
    return subdomains.isEmpty() ? List.of() : List.of(subdomains.split(","));
  }

  /** Where the tiles come from, as a content security policy names it. */
  public Set<String> origins() {
    Set<String> origins = new LinkedHashSet<>();
    for (String template : templates()) {
      Matcher parts = TEMPLATE.matcher(template);
      if (parts.matches()) {
        List<String> names = new ArrayList<>(listSubdomains());
        if (names.isEmpty()) {
          names.add("");
        }
        names.forEach(name -> origins.add(parts.group(1) + parts.group(2).replace("{s}", name)));
      }
    }
    return origins;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "BaseMapSettings[origins=%s]".formatted(origins());
  }
}
