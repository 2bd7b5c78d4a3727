package io.carecircle.app.platform;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How requests are read and results are written: numbers exact, keys once, depth and lengths
 * bounded.
 */
public final class Json {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 100;

  /** A matrix posted as CSV is one string. */
  private static final int MAX_STRING_LENGTH = 64 << 20;

  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .maxStringLength(MAX_STRING_LENGTH)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * @param what names the text in the refusal, for example the file
   * @throws RefusedException when it is no JSON, with line and column
   */
  public static JsonNode parse(byte[] utf8, String what) {
    try {
      JsonNode node = MAPPER.readTree(utf8);
      if (node == null || node.isMissingNode()) {
        throw new RefusedException("bad-json", what + " is empty");
      }
      return node;
    } catch (JacksonException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ")";
      throw new RefusedException(
          "bad-json", what + " is not valid JSON" + where + ": " + reason(e));
    }
  }

  /** Without the advice that some messages have for who set the parser up. */
  private static String reason(JacksonException e) {
    String message = e.getOriginalMessage();
    int advice = message.indexOf(": enable `");
    return advice < 0 ? message : message.substring(0, advice);
  }
}
