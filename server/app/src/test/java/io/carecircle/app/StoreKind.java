package io.carecircle.app;

import java.nio.file.Path;

/** The two stores; a test that holds for a store is run on both. */
public enum StoreKind {
  EMBEDDED {
    @Override
    public String url(Path folder) {
      return "";
    }
  },
  POSTGIS {
    @Override
    public String url(Path folder) {
      return PrivatePostgis.get().urlFor(folder);
    }
  };

  /**
   * The store that belongs to a folder, empty at first; what was stored is there again when it is
   * opened again. The test is left out when there is no PostGIS.
   */
  public OpenStore open(Path folder, Class<?>... more) {
    return new OpenStore(folder, url(folder), more);
  }

  /** What {@code --db} says for that store. */
  public abstract String url(Path folder);
}
