package io.carecircle.kernel.siting;

/** What may be done with a site. */
public enum SiteRole {
  /** May open; counts towards the number of sites to open. */
  CANDIDATE,
  /** Must open; counts. */
  REQUIRED,
  /** Must not open. */
  FORBIDDEN,
  /** Stands and stays; does not count. */
  EXISTING,
  /** Stands and may be closed; does not count. */
  CLOSABLE
}
