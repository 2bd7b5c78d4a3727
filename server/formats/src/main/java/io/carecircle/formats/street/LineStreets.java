package io.carecircle.formats.street;

import io.carecircle.formats.RowError;
import io.carecircle.kernel.layer.StreetLine;
import java.util.List;

/**
 * The streets of a line layer.
 *
 * @param lines by id and geometry; ids are unique, node keys count from 1
 * @param errors rows that cannot be taken
 * @param warnings what the sender should know though nothing was refused
 * @param crossingsJoined places where a line got a vertex because another crosses or touches it
 * @param endsJoined ends that were put on a line or vertex within the tolerance
 */
public record LineStreets(
    List<StreetLine> lines,
    List<RowError> errors,
    List<String> warnings,
    int crossingsJoined,
    int endsJoined) {
  public LineStreets {
    lines = List.copyOf(lines);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
