package io.carecircle.app.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "facilities | beds | 12 | 12",
        "facilities | beds | ' １２ ' | 12",
        "facilities | beds | 1,234 | 1234",
        "facilities | beds | 1，234，567 | 1234567",
        "facilities | beds | 12.0 | 12",
        "facilities | beds | 1.2e3 | 1200",
        "facilities | beds | - | ",
        "facilities | grossArea | 299.990 | 299.99",
        "facilities | grossArea | .5 | 0.5",
        "facilities | kind | 养老机构 | nursing_home",
        "facilities | kind | Nursing_Home | nursing_home",
        "facilities | kind | 乡镇（街道）养老服务中心 | township_care",
        "facilities | status | 规划 | planned",
        "facilities | star | 五星级 | 5",
        "facilities | openDate | 2025-12-31 | 2025-12-31",
        "facilities | openDate | 2025/1/2 | 2025-01-02",
        "facilities | openDate | 2025.1.2 | 2025-01-02",
        "facilities | openDate | 20250102 | 2025-01-02",
        "facilities | openDate | 2025年2月28日 | 2025-02-28",
        "facilities | openDate | 2025-12-31 00:00:00 | 2025-12-31",
        "communities | urban | 是 | true",
        "communities | urban | 0 | false",
        "communities | urban | 农村 | false",
        "communities | kind | 村 | village",
        "communities | populationBasis | 户籍 | registered",
        "regions | level | 街道 | township",
        "projects | nature | 改扩建 | 改扩建"
      })
  void whatPeopleWriteIsUnderstood(String layer, String name, String text, String expected)
      throws BadValueException {
    Object value = read(layer, name, text);
    assertEquals(expected, value == null ? null : value.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "beds | 12a | is not a number",
        "beds | 12,5 | is not a clear number: write 1234.5 or 1,234.5",
        "beds | 12.5 | must be a whole number",
        "beds | -1 | must not be below 0",
        "beds | NaN | is not a number",
        "beds | Infinity | is not a number",
        "beds | 1e99 | is larger than any real count, area or sum",
        "beds | 无 | is not a number",
        "star | 6 | must not be above 5",
        "openDate | 2025-02-29 | is not a day of the calendar",
        "openDate | 2025-13-01 | is not a day of the calendar",
        "openDate | 31/12/2025 | is not a date: write 2025-12-31",
        "openDate | 2025-12 | is not a date: write 2025-12-31",
        "openDate | 2025-12-31 08:00:00 | is not a date: write 2025-12-31",
        "regionCode | 3.30302E+11 | a spreadsheet has turned this code into a number and cut its"
            + " digits: format the column as text and fill in the codes again"
      })
  void whatIsWrongIsRefusedWithItsReason(String name, String text, String reason) {
    BadValueException refused =
        assertThrows(BadValueException.class, () -> read("facilities", name, text));
    assertEquals(reason, refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+999999999", "1E-999999999", "-1E+2147483647"})
  void numbersThatWouldFillTheMemoryAreRefused(String text) {
    BigDecimal number = new BigDecimal(text);
    assertThrows(BadValueException.class, () -> read("facilities", "grossArea", number));
    assertThrows(BadValueException.class, () -> ValueReader.readUnknown(number));
  }

  private static Object read(String layer, String name, Object raw) throws BadValueException {
    LayerSchema schema = LayerSchemas.get(layer);
    return new ValueReader(layer, new Synonyms())
        .read(schema.findProperty(name).orElseThrow(), raw);
  }
}
