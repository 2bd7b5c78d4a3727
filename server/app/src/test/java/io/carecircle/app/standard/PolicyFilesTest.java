package io.carecircle.app.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.platform.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new city is a new folder; whatever is wrong in it is told by file, line, key and reason. */
class PolicyFilesTest {
  private static final String DOCUMENTS =
      "id,number,title,authority,regionCode,issued,from,to,dateBasis,footnote\n"
          + "hz-2024,杭政〔2024〕1号,杭州规定,,330100,,2024-01-01,,printed,\n";
  private static final String STANDARD =
      """
      id: hangzhou-2024
      document: hz-2024
      regions: ["330100"]
      level: city
      binds: new
      supply: netArea
      placeMinimumSquareMetres: 200
      clauses:
        - id: household-rate
          rule: area-per-households
          citation: 第三条
          squareMetres: 40
          households: 100
          text: 每百户四十平方米
          textEn: 40 m2 per 100 households
      """;

  @TempDir Path folder;

  private Policy read(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return PolicyReader.read(PolicyFiles.read(folder));
  }

  private String refusal(String file, String text) {
    return assertThrows(
            RefusedException.class,
            () -> {
              Map<String, String> files = new TreeMap<>();
              files.put("hangzhou/documents.csv", DOCUMENTS);
              files.put("hangzhou/standard.yaml", STANDARD);
              files.put(file, text);
              read(files);
            })
        .getMessage();
  }

  @Test
  void aNewCityIsANewFolder() throws IOException {
    Policy policy =
        read(
            Map.of(
                "hangzhou/documents.csv",
                DOCUMENTS,
                "hangzhou/standard.yaml",
                "\uFEFF" + STANDARD,
                "hangzhou/regions.csv",
                "code,name,level\n330100,杭州市,city\n"));
    CareSpaceStandard standard =
        policy.findStandard("330102", LocalDate.of(2025, 1, 1)).orElseThrow();
    assertEquals("hangzhou-2024", standard.id());
    assertEquals("杭政〔2024〕1号", standard.documentName());
    assertEquals(6, policy.documents().size());
    assertEquals("330100", policy.findRegion("杭州").orElseThrow().code());
    assertEquals("330199", policy.findRegion("330199").orElseThrow().code());
  }

  @Test
  void aFileOutsideReplacesTheShippedOneOfItsName() throws IOException {
    Policy policy =
        read(
            Map.of(
                "wenzhou/services.csv",
                "no,starred,item,content,types,responsibleUnit\n1,no,a,b,c,d\n"));
    assertEquals(1, policy.services().size());
    assertEquals(26, policy.listProjects("wenzhou-2021").size());
  }

  @Test
  void faultsOfTablesAreNamedByFileLineAndColumn() {
    String[][] cases = {
      {"nature", "x/projects.csv line 2, nature \"新\": must be one of 新建 续建 谋划 改扩建"},
      {"totalInvestment", "x/projects.csv line 2, totalInvestment \"1,2\": must be a number"},
      {"endYear", "x/projects.csv line 2, endYear \"2025年\": must be a year"},
      {"document", "x/projects.csv line 2, document \"none\": is no document"},
      {"id", "x/projects.csv line 2, id \"wenzhou-1-01\": is already taken"},
      {"place", "x/projects.csv line 2, place: is missing"},
      {"responsibleUnit", "x/projects.csv line 2, responsibleUnit: is blank and nothing is read"},
    };
    Map<String, String> bad =
        Map.of(
            "nature",
            "新",
            "totalInvestment",
            "\"1,2\"",
            "endYear",
            "2025年",
            "document",
            "none",
            "id",
            "wenzhou-1-01",
            "place",
            "",
            "responsibleUnit",
            "");
    List<String> columns =
        List.of(
            "id",
            "document",
            "no",
            "name",
            "nature",
            "endYear",
            "place",
            "placeAccuracy",
            "regionCode",
            "rollUp",
            "totalInvestment",
            "responsibleUnit",
            "citation");
    List<String> good =
        List.of("p1", "hz-2024", "1", "n", "新建", "2025", "p", "county", "1", "1", "1.5", "u", "c");
    for (String[] each : cases) {
      List<String> row =
          columns.stream()
              .map(c -> c.equals(each[0]) ? bad.get(c) : good.get(columns.indexOf(c)))
              .toList();
      String text = String.join(",", columns) + "\n" + String.join(",", row) + "\n";
      String refusal = refusal("x/projects.csv", text);
      assertTrue(refusal.contains(each[1]), refusal);
    }
  }

  @Test
  void faultsOfHeadersFilesAndKeysAreNamed() {
    assertTrue(
        refusal("x/projects.csv", "id,colour\na,b\n")
            .contains("x/projects.csv line 1, colour: is not known"));
    assertTrue(
        refusal("x/projects.csv", "id\na\n").contains("nature: is a column that the table needs"));
    assertTrue(
        refusal("x/project.csv", "id\na\n").contains("x/project.csv: is no table that is known"));
    assertTrue(
        refusal("x/regions.csv", "code,name,level\n1,a,city\n1,b,city\n")
            .contains("x/regions.csv line 3, code \"1\": names the same row as line 2"));
  }

  @Test
  void faultsOfStandardsAreNamedByFileLineAndKey() {
    String[][] cases = {
      {
        "squareMetres: 40",
        "squareMetres: 4O",
        "line 12, squareMetres \"4O\": must be a number above 0"
      },
      {
        "squareMetres: 40",
        "squareMetres: 0",
        "line 12, squareMetres \"0\": must be a number above 0"
      },
      {
        "rule: area-per-households",
        "rule: per-house",
        "line 10, rule \"per-house\": must be one of"
      },
      {"document: hz-2024", "document: hz", "line 2, document \"hz\": is no document"},
      {"level: city", "level: town", "line 4, level \"town\": must be one of city, county"},
      {"level: city", "level: city\nlevel: city", "line 5, level: stands twice"},
      {"regions: [\"330100\"]", "regions: [3301]", "line 3, regions \"3301\": must be codes"},
      {"id: hangzhou-2024", "id: wenzhou-2023", "id \"wenzhou-2023\": is already the id"},
      {"id: hangzhou-2024", "id: x\nfrom: 2024-13-01", "from \"2024-13-01\": must be a date"},
      {"supply: netArea", "suply: netArea", "line 6, suply: is not known here"},
      {"level: city", "level: [", "is not valid YAML"},
      {"binds: new", "binds: new\nreadings: [strict]", "line 6, readings \"strict\": is not known"},
    };
    for (String[] each : cases) {
      String refusal = refusal("hangzhou/standard.yaml", STANDARD.replace(each[0], each[1]));
      assertTrue(
          refusal.contains("/standard") && refusal.contains(each[2]), each[1] + " -> " + refusal);
    }
  }

  @Test
  void everyFaultIsToldAtOnce() {
    String refusal = refusal("x/regions.csv", "code,name,level\n,a,city\n2,,city\n3,c,place\n");
    for (String line : List.of("line 2, code", "line 3, name", "line 4, level")) {
      assertTrue(refusal.contains(line), refusal);
    }
  }
}
