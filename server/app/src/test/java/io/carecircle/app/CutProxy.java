package io.carecircle.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A network between a program and its database server that breaks at a chosen word: once the
 * program has sent all the given texts, one after the other, or when it is told to, there is no
 * answer any more, not even to a new connection.
 */
public final class CutProxy implements AutoCloseable {
  private static final int LONGEST_TEXT = 100;

  private final ServerSocket listener;
  private final int target;
  private final List<String> texts;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private int seen;
  private volatile boolean asked;
  private volatile boolean cut;

  public CutProxy(int target, String... texts) throws IOException {
    this.target = target;
    this.texts = List.of(texts);
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.submit(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From the next message on; that one still reaches the server. */
  public void cutAtNextMessage() {
    asked = true;
  }

  public boolean isCut() {
    return cut;
  }

  private Void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      if (cut) {
        client.close();
        continue;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      threads.submit(() -> forward(client, server));
      threads.submit(() -> answer(server, client));
    }
  }

  /** What the program says; the last text still reaches the server. */
  private Void forward(Socket client, Socket server) throws IOException {
    StringBuilder said = new StringBuilder();
    byte[] buffer = new byte[8192];
    try (server;
        client) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int n = in.read(buffer); n >= 0 && !cut; n = in.read(buffer)) {
        said.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        cut |= asked || isLast(said);
        out.write(buffer, 0, n);
        out.flush();
      }
    }
    return null;
  }

  private synchronized boolean isLast(StringBuilder said) {
    while (seen < texts.size() && said.indexOf(texts.get(seen)) >= 0) {
      said.delete(0, said.indexOf(texts.get(seen)) + texts.get(seen).length());
      seen++;
    }
    said.delete(0, Math.max(0, said.length() - LONGEST_TEXT));
    return !texts.isEmpty() && seen == texts.size();
  }

  private Void answer(Socket server, Socket client) throws IOException {
    byte[] buffer = new byte[8192];
    try (server;
        client) {
      InputStream in = server.getInputStream();
      for (int n = in.read(buffer); n >= 0 && !cut; n = in.read(buffer)) {
        client.getOutputStream().write(buffer, 0, n);
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
