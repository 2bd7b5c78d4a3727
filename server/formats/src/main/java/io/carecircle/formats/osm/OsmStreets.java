package io.carecircle.formats.osm;

import io.carecircle.kernel.layer.StreetLine;
import java.util.List;

/**
 * The streets of one OpenStreetMap file.
 *
 * @param lines by way id, then along the way; a way that had to be cut gives "123", "123/2", ...
 *     Node keys are OSM node ids; a place at a barrier has a key below every id of the file
 * @param nodesRead nodes in the file, used or not
 * @param waysRead ways in the file, streets or not
 * @param brokenReferences node references of streets, each place counted, whose node is not in the
 *     file
 * @param barrierNodes nodes on streets that stop people
 * @param warnings what the sender should know though nothing was refused
 */
public record OsmStreets(
    List<StreetLine> lines,
    long nodesRead,
    long waysRead,
    int brokenReferences,
    int barrierNodes,
    List<String> warnings) {
  public OsmStreets {
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
  }
}
