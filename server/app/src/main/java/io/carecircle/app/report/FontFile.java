package io.carecircle.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** The bytes of the one font, read when the first report is made. */
@Component
public class FontFile {
  private static final String NAME = "wqy-microhei.ttc";

  private byte[] bytes;

  /** Opens the font; each report takes one of its own, because it is not safe to share. */
  ReportFont open() {
    return new ReportFont(content());
  }

  private synchronized byte[] content() {
    if (bytes == null) {
      try (InputStream in = FontFile.class.getResourceAsStream(NAME)) {
        bytes = in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("the font " + NAME + " cannot be read", e);
      }
    }
    return bytes;
  }
}
