package io.carecircle.app.network;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.servicearea.SnapRaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The snap rasters of networks, for whatever is drawn as areas. In memory only, built on first use:
 * a second for a city, less than reading it from a file would be worth. Kept by the content of the
 * network, so an import never leaves a stale one behind.
 */
@Component
public class RasterCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(RasterCatalog.class);

  /** As many as networks are held open, see {@link NetworkCatalog}. */
  private static final int KEPT = 3;

  private final Cache<String, SnapRaster> rasters = Caffeine.newBuilder().maximumSize(KEPT).build();

  /**
   * @throws RefusedException when the streets extend too far to be drawn on one raster
   */
  public SnapRaster get(Network network) {
    try {
      return rasters.get(network.hash(), hash -> build(network));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          "streets-too-wide",
          e.getMessage() + ": import the streets of one city or province, on one side of 180°");
    }
  }

  private static SnapRaster build(Network network) {
    LOG.info("building the snap raster of {} edges", network.edgeCount());
    // Not the request's own token: another request may be waiting for the same raster.
    SnapRaster raster = SnapRaster.of(network, ProgressListener.NONE, CancelToken.NONE);
    LOG.info("the snap raster has {} vertices", raster.vertexCount());
    return raster;
  }
}
