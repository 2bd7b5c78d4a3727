package io.carecircle.app.ingest;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.datum.Datum;

/** In which coordinate system a file is to be read. */
final class DatumChoice {
  private DatumChoice() {}

  /** What the sender says, or null when the file is to tell. */
  static Datum named(ImportRequest request) {
    return request.crs().equalsIgnoreCase(ImportRequest.AUTO) ? null : of(request, null);
  }

  /**
   * What the sender says, else what the file says, else WGS84.
   *
   * @param declared by the file, or null
   * @throws RefusedException when the system is unknown, or sender and file disagree
   */
  static Datum of(ImportRequest request, String declared) {
    try {
      Datum own = declared == null ? null : Datum.parse(declared);
      if (request.crs().equalsIgnoreCase(ImportRequest.AUTO)) {
        return own == null ? Datum.WGS84 : own;
      }
      Datum asked = Datum.parse(request.crs());
      if (own != null && !own.code().equals(asked.code())) {
        throw new RefusedException(
            "bad-crs",
            "the file says that it is %s, --crs says %s: correct one of them"
                .formatted(own.code(), asked.code()));
      }
      return asked;
    } catch (IllegalArgumentException e) {
      throw new RefusedException("bad-crs", e.getMessage());
    }
  }
}
