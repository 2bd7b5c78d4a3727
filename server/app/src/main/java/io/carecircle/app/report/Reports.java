package io.carecircle.app.report;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.csv.CsvTableWriter;
import io.carecircle.formats.excel.XlsxTableWriter;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** All kinds of reports. A report is made whole before it is sent. */
@Service
public class Reports {
  public static final String ESTATE_VERDICT = "estate-verdict";
  public static final String MAP = "map";
  public static final String PROJECT_MAP = "project-map";

  /** Kinds whose request is the body itself, and which take memory by the size of the paper. */
  public static final Set<String> DRAWN = Set.of(MAP, PROJECT_MAP);

  private static final Map<String, List<ReportForm>> FORMS =
      Map.of(
          ESTATE_VERDICT,
              List.of(
                  ReportForm.PDF, ReportForm.DOCX, ReportForm.XLSX, ReportForm.CSV, ReportForm.PNG),
          MAP, List.of(ReportForm.PDF, ReportForm.PNG),
          PROJECT_MAP, List.of(ReportForm.PDF, ReportForm.PNG));

  /** Pages of one PDF; beyond, nobody prints but sorts a table. */
  private static final int MOST_ESTATES = 500;

  /** Up to here each estate has its map. */
  private static final int MOST_MAPS = 20;

  private final PdfWriter pdf;
  private final DocxWriter docx;
  private final PngWriter png;
  private final MapLayers layers;
  private final StoredEstates stored;
  private final ProjectMapReport projects;

  Reports(
      PdfWriter pdf,
      DocxWriter docx,
      PngWriter png,
      MapLayers layers,
      StoredEstates stored,
      ProjectMapReport projects) {
    this.pdf = pdf;
    this.docx = docx;
    this.png = png;
    this.layers = layers;
    this.stored = stored;
    this.projects = projects;
  }

  /**
   * The forms that a kind of report can be had in, the usual one first.
   *
   * @throws RefusedException when there is no such kind
   */
  public static List<ReportForm> forms(String kind) {
    List<ReportForm> forms = FORMS.get(kind);
    if (forms == null) {
      throw new RefusedException(
          "unknown-report",
          "there is no report %s; there are: %s"
              .formatted(kind, String.join(", ", FORMS.keySet().stream().sorted().toList())));
    }
    return forms;
  }

  /**
   * Prints.
   *
   * @param request what is asked for: a result for {@link #ESTATE_VERDICT}, the members that {@link
   *     MapRequest} reads for {@link #MAP}, a filter for {@link #PROJECT_MAP}
   * @return the file, and what the reader should know
   * @throws RefusedException when it cannot be printed
   */
  public Printed print(String kind, JsonNode request, ReportOptions options, ReportForm form) {
    if (!forms(kind).contains(form)) {
      throw new RefusedException("bad-form", kind + " is not printed to " + form.ending());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      List<String> missing =
          switch (kind) {
            case MAP -> printMap(MapRequest.of(request), options, form, out);
            case PROJECT_MAP -> printProjects(request, options, form, out);
            default -> printVerdicts(request, options, form, out);
          };
      List<String> warnings =
          missing.isEmpty()
              ? List.of()
              : List.of("not in the font, printed as 〓: " + String.join(", ", missing));
      return new Printed(out.toByteArray(), warnings);
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be made", e);
    }
  }

  private List<String> printMap(
      MapRequest request, ReportOptions options, ReportForm form, OutputStream out)
      throws IOException {
    MapSheet sheet = layers.sheet(request, options);
    return form == ReportForm.PDF
        ? pdf.writeSheet(request.title(), options.paper(), sheet, out)
        : png.writeSheet(options.paper(), sheet, out);
  }

  /**
   * In a PDF the list follows the map; a picture holds the map, or the list where there is none.
   */
  private List<String> printProjects(
      JsonNode request, ReportOptions options, ReportForm form, OutputStream out)
      throws IOException {
    ProjectMapReport.Sheets sheets = projects.sheets(request, options);
    if (form == ReportForm.PNG) {
      return sheets.map().isPresent()
          ? png.writeSheet(options.paper(), sheets.map().get(), out)
          : png.write(sheets.list(), out);
    }
    return sheets.map().isPresent()
        ? pdf.writeSheet(
            sheets.title(), options.paper(), sheets.map().get(), List.of(sheets.list()), out)
        : pdf.write(sheets.list(), out);
  }

  private List<String> printVerdicts(
      JsonNode result, ReportOptions options, ReportForm form, OutputStream out)
      throws IOException {
    List<JsonNode> estates = estates(result, options);
    EstateFacts facts = EstateFacts.of(result);
    stored.addTo(facts, result, estates);
    if (form == ReportForm.XLSX || form == ReportForm.CSV) {
      writeTable(result, estates, facts, options, form, out);
      return List.of();
    }
    if (estates.size() > MOST_ESTATES) {
      throw new RefusedException(
          "too-large",
          "these are %d estates, at most %d are printed: ask for .xlsx, or for one estate"
              .formatted(estates.size(), MOST_ESTATES));
    }
    EstateReport report = new EstateReport(result, facts, options);
    List<Supplier<ReportDocument>> pages = new ArrayList<>();
    for (JsonNode estate : estates) {
      boolean map = estates.size() <= MOST_MAPS;
      pages.add(() -> report.of(estate, map ? location(estate, facts, options) : null));
    }
    return switch (form) {
      case PDF -> pdf.write(pages, out);
      case PNG -> png.write(onlyOne(pages, form), out);
      default -> {
        docx.write(onlyOne(pages, form), out);
        yield List.of();
      }
    };
  }

  private ReportBlock.Picture location(JsonNode estate, EstateFacts facts, ReportOptions options) {
    return facts
        .geometry(estate.path("id").asString(""))
        .flatMap(geometry -> layers.location(geometry, options))
        .orElse(null);
  }

  private static ReportDocument onlyOne(List<Supplier<ReportDocument>> pages, ReportForm form) {
    if (pages.size() != 1) {
      throw new RefusedException(
          "many-estates",
          form.ending()
              + " shows one estate, these are "
              + pages.size()
              + ": name one, or ask for .pdf");
    }
    return pages.get(0).get();
  }

  private static List<JsonNode> estates(JsonNode result, ReportOptions options) {
    if (!result.path("estates").isArray() || !result.path("run").isObject()) {
      throw new RefusedException(
          "no-result", "this is no result of estate-check: it needs estates and a run");
    }
    List<JsonNode> chosen =
        result
            .path("estates")
            .valueStream()
            .filter(
                e ->
                    options.estate().isEmpty()
                        || e.path("id").asString("").equals(options.estate()))
            .toList();
    if (chosen.isEmpty()) {
      throw new RefusedException(
          "unknown-estate",
          options.estate().isEmpty()
              ? "the result has no estate"
              : "the result has no estate " + options.estate());
    }
    return chosen;
  }

  private static void writeTable(
      JsonNode result,
      List<JsonNode> estates,
      EstateFacts facts,
      ReportOptions options,
      ReportForm form,
      OutputStream out)
      throws IOException {
    VerdictTable verdicts =
        new VerdictTable(options.language(), result.path("run").path("id").asString(""));
    for (JsonNode estate : estates) {
      verdicts.add(
          0, facts.properties(estate.path("id").asString("")).path("name").asString(""), estate);
    }
    writeTable(verdicts.build(), form, out);
  }

  /** Writes verdicts as a table; see {@link VerdictTable}. */
  public static void writeTable(FeatureTable table, ReportForm form, OutputStream out)
      throws IOException {
    if (form == ReportForm.CSV) {
      CsvTableWriter.write(table, table.columnNames(), out);
    } else {
      XlsxTableWriter.write(table, table.columnNames(), "核查结果", out);
    }
  }

  /**
   * A report that is done.
   *
   * @param content of the file
   * @param warnings what the reader should know
   */
  public record Printed(byte[] content, List<String> warnings) {}
}
