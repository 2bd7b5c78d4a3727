package io.carecircle.app.ingest;

/** A value cannot be taken; the message is the reason, for the person who sent the file. */
final class BadValueException extends Exception {
  BadValueException(String reason) {
    super(reason, null, false, false);
  }
}
