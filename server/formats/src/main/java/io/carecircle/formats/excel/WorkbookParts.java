package io.carecircle.formats.excel;

import io.carecircle.formats.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the reader of cells does not tell: which part a sheet is, and its merged cells. */
final class WorkbookParts {
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
  private final Map<String, byte[]> parts;

  WorkbookParts(Map<String, byte[]> parts) {
    this.parts = parts;
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /** Whether the workbook says how its cells are shown. */
  boolean hasStyles() {
    return parts.containsKey("xl/styles.xml");
  }

  /** The merged cells of the sheet at this place, from 0; none when its part is not found. */
  List<MergedArea> mergedAreas(int sheet) {
    List<MergedArea> areas = new ArrayList<>();
    byte[] part = parts.get(partOf(sheet));
    if (part != null) {
      forEach(
          part,
          "mergeCell",
          at -> {
            String reference = at.getAttributeValue(null, "ref");
            MergedArea area = reference == null ? null : MergedArea.parse(reference);
            if (area != null) {
              areas.add(area);
            }
          });
    }
    return areas;
  }

  private String partOf(int sheet) {
    List<String> ids = new ArrayList<>();
    forEach(
        parts.getOrDefault(WORKBOOK, new byte[0]),
        "sheet",
        at -> ids.add(at.getAttributeValue(OFFICE, "id")));
    Map<String, String> targets = new HashMap<>();
    forEach(
        parts.getOrDefault(RELATIONS, new byte[0]),
        "Relationship",
        at -> targets.put(at.getAttributeValue(null, "Id"), at.getAttributeValue(null, "Target")));
    String target = sheet < ids.size() ? targets.get(ids.get(sheet)) : null;
    return target == null ? "" : target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  private void forEach(byte[] part, String element, Consumer<XMLStreamReader> action) {
    if (part.length == 0) {
      return;
    }
    try {
      XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(part));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals(element)) {
          action.accept(reader);
        }
      }
    } catch (XMLStreamException e) {
      throw new UnreadableFileException("the file is damaged: " + e.getMessage(), e);
    }
  }
}
