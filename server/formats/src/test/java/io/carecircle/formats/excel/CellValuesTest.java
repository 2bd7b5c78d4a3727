package io.carecircle.formats.excel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellValuesTest {
  @ParameterizedTest
  @CsvSource({
    // Serials as spreadsheet programs print them.
    "61, 1900-03-01",
    "45291, 2023-12-31",
    "46022, 2025-12-31",
    "2958465, 9999-12-31"
  })
  void aSerialIsADay(String serial, LocalDate day) {
    assertEquals(day, CellValues.number(new BigDecimal(serial), true, false));
    if (day.getYear() < 9999) {
      // Counted from 1904 the same number is 1462 days later.
      assertEquals(day.plusDays(1462), CellValues.number(new BigDecimal(serial), true, true));
    }
  }

  @Test
  void aFractionIsATimeAndTheSixtiethDayOf1900NeverWas() {
    assertEquals(
        LocalDateTime.of(2025, 12, 31, 12, 0),
        CellValues.number(new BigDecimal("46022.5"), true, false));
    assertInstanceOf(CellFault.class, CellValues.number(new BigDecimal(60), true, false));
    assertInstanceOf(CellFault.class, CellValues.number(new BigDecimal(-1), true, false));
    assertInstanceOf(CellFault.class, CellValues.number(new BigDecimal("1e9"), true, false));
  }

  @Test
  void whereDaysCountFrom1904ABareNumberIsNeverADay() {
    assertEquals("45291", CellValues.number(new BigDecimal(45291), false, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yyyy-mm-dd",
        "yyyy\"年\"m\"月\"d\"日\"",
        "[$-804]e/m/d",
        "m/d;@",
        "mmm-yy",
        "yyyy/m/d h:mm"
      })
  void datesAreToldByTheirFormat(String format) {
    assertEquals(true, CellValues.isDate(180, format));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "General",
        "G/通用格式",
        "0.00E+00",
        "#,##0.00_ ",
        "[Red]0.0;[Blue]-0.0",
        "0\" days and m\"",
        "h:mm:ss",
        "\"¥\"#,##0"
      })
  void otherFormatsAreNumbers(String format) {
    assertEquals(false, CellValues.isDate(180, format));
  }

  @Test
  void builtInFormatsOfChineseProgramsAreDates() {
    assertEquals(true, CellValues.isDate(31, null));
    assertEquals(true, CellValues.isDate(57, null));
    assertEquals(false, CellValues.isDate(10, null));
    assertEquals(false, CellValues.isDate(null, null));
  }

  @Test
  void escapedCharactersComeBack() {
    assertEquals("a\rb", CellValues.text("a_x000D_b"));
    assertEquals("_x0041_", CellValues.text(CellValues.escape("_x0041_")));
    assertEquals("_x005F_x0041_", CellValues.escape("_x0041_"));
    assertEquals("_x00_", CellValues.text(CellValues.escape("_x00_")));
  }
}
