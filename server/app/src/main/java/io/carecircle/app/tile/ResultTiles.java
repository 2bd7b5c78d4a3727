package io.carecircle.app.tile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carecircle.app.job.JobQueue;
import io.carecircle.app.layer.LayerContent;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.formats.Limits;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.geojson.GeoJsonReader;
import io.carecircle.formats.tile.TileAddress;
import io.carecircle.formats.tile.VectorTileWriter;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Tiles of what a finished job found, when that is a feature collection (circles, catchments). The
 * layer is named {@code job-} and the job's id.
 */
@Component
class ResultTiles {
  static final String PREFIX = "job-";
  static final String LAYER = "result";

  private static final int KEPT_PROPERTIES = 3;
  private static final long MOST_KEPT = 5_000_000;

  private final JobQueue jobs;
  private final Cache<String, LayerContent> contents =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((String job, LayerContent content) -> content.weight())
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  ResultTiles(JobQueue jobs) {
    this.jobs = jobs;
  }

  byte[] tile(String layer, TileAddress address) {
    LayerContent content = content(layer);
    FeatureTable table = content.table();
    int[] rows = content.rowsIn(address.degrees(VectorTileWriter.MARGIN));
    return new VectorTileWriter(address)
        .write(LAYER, table, rows, table.columnNames(), KEPT_PROPERTIES, TileSource.MOST_BYTES)
        .bytes();
  }

  /**
   * @throws ProblemException 404 when there is no such finished job, 422 when its result is no map
   */
  LayerContent content(String layer) {
    String id = layer.substring(PREFIX.length());
    Optional<Path> file =
        jobs.results(id).entrySet().stream()
            .filter(entry -> entry.getKey().contains("json"))
            .map(Map.Entry::getValue)
            .findFirst();
    if (file.isEmpty()) {
      throw new ProblemException(
          Problem.of(404, "unknown-job", "there is no result of a job " + id));
    }
    return contents.get(id, key -> read(file.get()));
  }

  private static LayerContent read(Path file) {
    try {
      FeatureTable found = GeoJsonReader.read(file, Limits.DEFAULT).table();
      FeatureTable.Builder ordered = FeatureTable.builder();
      found.columnNames().forEach(ordered::column);
      IntStream.range(0, found.size())
          .boxed()
          .sorted(Comparator.comparing(found::id, FeatureOrder.BY_ID))
          .forEach(
              row ->
                  ordered.add(
                      found.id(row), found.geometry(row), found.sourceRow(row), found.values(row)));
      return new LayerContent(ordered.build());
    } catch (UnreadableFileException e) {
      throw new ProblemException(
          Problem.of(422, "no-map", "the result of this job has no features to draw"));
    }
  }
}
