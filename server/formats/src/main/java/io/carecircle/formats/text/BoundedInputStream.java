package io.carecircle.formats.text;

import io.carecircle.formats.UnreadableFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to yield more than a limit: a small compressed file may hold any number of zeros. */
public final class BoundedInputStream extends FilterInputStream {
  private final long maxBytes;
  private long left;

  public BoundedInputStream(InputStream in, long maxBytes) {
    super(in);
    this.maxBytes = maxBytes;
    this.left = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = super.read(buffer, offset, length);
    count(Math.max(0, got));
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) {
    left -= bytes;
    if (left < 0) {
      throw new UnreadableFileException(
          "unpacked it is larger than " + maxBytes + " bytes, the most that is taken");
    }
  }
}
