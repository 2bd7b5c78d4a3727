package io.carecircle.formats.osm;

import java.io.IOException;

/** The bytes of one block contradict the format; the reader adds where the block stands. */
final class BrokenBlockException extends IOException {
  BrokenBlockException(String reason) {
    super(reason);
  }
}
