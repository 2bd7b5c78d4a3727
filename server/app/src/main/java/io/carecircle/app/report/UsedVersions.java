package io.carecircle.app.report;

import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.Language;
import java.util.ArrayList;
import java.util.List;

/** Which versions of layers a map was drawn from, in the words of its foot. */
final class UsedVersions {
  /** What the files of uploads are named by; their own names are not kept. */
  private static final String UPLOAD = "upload-";

  private final Language language;
  private final List<String> sources = new ArrayList<>();
  private boolean demo;

  UsedVersions(Language language) {
    this.language = language;
  }

  Language language() {
    return language;
  }

  /** One line a layer. */
  List<String> sources() {
    return sources;
  }

  /** Whether any of them is made up. */
  boolean isDemo() {
    return demo;
  }

  void use(LayerVersion version) {
    demo |= version.isDemo();
    String source =
        "%s %s (%s)"
            .formatted(
                LayerNames.of(version.layer(), language),
                language.choose("第" + version.number() + "版", "version " + version.number()),
                version.isDemo() ? language.choose("演示数据", "demonstration data") : origin(version));
    if (!sources.contains(source)) {
      sources.add(source);
    }
  }

  /** The file's name; of an upload, which keeps none, the day. */
  private static String origin(LayerVersion version) {
    return version.source().startsWith(UPLOAD)
        ? version.createdAt().toString().substring(0, "2026-01-02".length())
        : version.source();
  }
}
