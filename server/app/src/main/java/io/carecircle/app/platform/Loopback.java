package io.carecircle.app.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What counts as this machine itself. */
public final class Loopback {
  private static final Pattern LITERAL =
      Pattern.compile("localhost|127(\\.(0|[1-9][0-9]{0,2})){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private Loopback() {}

  /**
   * The address to listen on.
   *
   * @throws RefusedException when it is not a loopback address
   */
  public static InetAddress address(String host) {
    try {
      InetAddress address = host.isBlank() ? null : InetAddress.getByName(host);
      if (address != null && address.isLoopbackAddress()) {
        return address;
      }
    } catch (UnknownHostException e) {
      throw new RefusedException("bad-host", "the host \"" + host + "\" is not known");
    }
    throw new RefusedException(
        "bad-host",
        "the host \""
            + host
            + "\" would let others in, and there are no accounts yet: use 127.0.0.1, and from"
            + " elsewhere a tunnel (ssh -L with the same port on both ends)");
  }

  /**
   * Whether a request header {@code Host} names this machine and this port. A page of a foreign
   * site can make its own name resolve to 127.0.0.1, but it cannot make the browser send another
   * name than its own.
   */
  public static boolean isOwnHost(String header, int port) {
    if (header == null) {
      return false;
    }
    int colon = header.lastIndexOf(':');
    boolean hasPort = colon > header.lastIndexOf(']');
    String name = hasPort ? header.substring(0, colon) : header;
    String given = hasPort ? header.substring(colon + 1) : "80";
    return LITERAL.matcher(name).matches() && given.equals(Integer.toString(port));
  }
}
