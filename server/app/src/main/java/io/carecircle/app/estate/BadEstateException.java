package io.carecircle.app.estate;

/** A row that cannot be judged, with the reason; the other rows are. */
final class BadEstateException extends RuntimeException {
  BadEstateException(String member, String reason) {
    super(member + " " + reason);
  }
}
