package io.carecircle.kernel.demand;

import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Spreads the people of an area over the streets inside it, evenly by length: streets are cut into
 * pieces of at most 25 m, a piece belongs to the area that its middle lies in (the border
 * included), and people stand in the middles of their pieces. Nobody lives on motorways, ferries,
 * escalators or platforms.
 *
 * <p>An area without any such piece, and one without people, keeps its one point.
 */
public final class StreetSpread {
  /** Longest piece: a walk of 25 s, half of it before the nearest middle. */
  public static final int PIECE_MM = 25_000;

  /** Parts of all areas together; each costs some 100 bytes in an analysis. */
  public static final int MOST_PARTS = 5_000_000;

  private static final int CANCEL_EVERY = 1 << 14;

  private static final Set<StreetClass> WITHOUT_HOMES =
      EnumSet.of(
          StreetClass.MOTORWAY, StreetClass.ESCALATOR, StreetClass.FERRY, StreetClass.PLATFORM);

  private final Streets streets;
  private final STRtree index = new STRtree();
  private final List<Pieces> piecesOf = new ArrayList<>();

  /**
   * Parallel lists over the parts, by feature and within it by street.
   *
   * @param points parts with their people; their ids are numbers in the order of the list
   * @param feature of each part the feature it belongs to
   * @param spread of each feature whether it stands on its streets (else at its one point)
   */
  public record Result(DemandPoints points, int[] feature, boolean[] spread) {}

  private record Area(int feature, IndexedPointInAreaLocator inside) {}

  /** The pieces found inside one area. */
  private static final class Pieces {
    private double[] lon = new double[16];
    private double[] lat = new double[16];
    private long[] lengthMm = new long[16];
    private int count;

    void add(double atLon, double atLat, long mm) {
      if (count == lon.length) {
        lon = Arrays.copyOf(lon, 2 * count);
        lat = Arrays.copyOf(lat, 2 * count);
        lengthMm = Arrays.copyOf(lengthMm, 2 * count);
      }
      lon[count] = atLon;
      lat[count] = atLat;
      lengthMm[count++] = mm;
    }
  }

  private StreetSpread(Network network, List<Geometry> areas) {
    this.streets = network.streets();
    for (int i = 0; i < areas.size(); i++) {
      Geometry area = areas.get(i);
      boolean isArea = area instanceof Polygonal && !area.isEmpty();
      piecesOf.add(isArea ? new Pieces() : null);
      if (isArea) {
        index.insert(area.getEnvelopeInternal(), new Area(i, new IndexedPointInAreaLocator(area)));
      }
    }
    index.build();
  }

  /**
   * @param areas of each demand point its polygons, or anything else (null too) to keep it where it
   *     is
   * @throws IllegalArgumentException beyond {@link #MOST_PARTS}
   */
  public static Result run(
      Network network,
      DemandPoints demand,
      List<Geometry> areas,
      ProgressListener progress,
      CancelToken cancel) {
    if (areas.size() != demand.size()) {
      throw new IllegalArgumentException("each demand point needs an area or null");
    }
    StreetSpread spread = new StreetSpread(network, areas);
    if (!spread.index.isEmpty()) {
      spread.cutStreets(progress, cancel);
    }
    return spread.apportion(demand);
  }

  private void cutStreets(ProgressListener progress, CancelToken cancel) {
    StreetClass[] classes = StreetClass.values();
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (e % CANCEL_EVERY == 0) {
        cancel.check();
        progress.onProgress("people along the streets", e, streets.edgeCount());
      }
      boolean homes = !WITHOUT_HOMES.contains(classes[streets.streetClass()[e]]);
      if (homes && streets.lengthMm()[e] > 0 && meetsAnArea(e)) {
        cut(e);
      }
    }
  }

  private boolean meetsAnArea(int e) {
    Envelope box = new Envelope();
    for (int s = streets.shapeStart()[e]; s < streets.shapeStart()[e + 1]; s++) {
      box.expandToInclude(streets.shape().lon(s), streets.shape().lat(s));
    }
    return !index.query(box).isEmpty();
  }

  /** Equal pieces along the drawn line; the shares of its degrees stand for those of its metres. */
  private void cut(int e) {
    int first = streets.shapeStart()[e];
    int last = streets.shapeStart()[e + 1] - 1;
    double shrink = StrictMath.cos(StrictMath.toRadians(streets.shape().lat(first)));
    double[] along = new double[last - first + 1];
    for (int s = first; s < last; s++) {
      double dx = (streets.shape().lon(s + 1) - streets.shape().lon(s)) * shrink;
      double dy = streets.shape().lat(s + 1) - streets.shape().lat(s);
      along[s + 1 - first] = along[s - first] + Math.sqrt(dx * dx + dy * dy);
    }
    int length = streets.lengthMm()[e];
    int pieces = (length + PIECE_MM - 1) / PIECE_MM;
    int s = first;
    for (int i = 0; i < pieces; i++) {
      double at = (i + 0.5) / pieces * along[last - first];
      while (s + 1 < last && along[s + 1 - first] < at) {
        s++;
      }
      double step = along[s + 1 - first] - along[s - first];
      double share = step == 0 ? 0 : (at - along[s - first]) / step;
      place(
          streets.shape().lon(s) + share * (streets.shape().lon(s + 1) - streets.shape().lon(s)),
          streets.shape().lat(s) + share * (streets.shape().lat(s + 1) - streets.shape().lat(s)),
          // The rest of a division goes to the first pieces, a millimetre each.
          length / pieces + (i < length % pieces ? 1 : 0));
    }
  }

  private void place(double lon, double lat, long mm) {
    Coordinate at = new Coordinate(lon, lat);
    for (Object found : index.query(new Envelope(at))) {
      Area area = (Area) found;
      if (area.inside.locate(at) != Location.EXTERIOR) {
        piecesOf.get(area.feature).add(lon, lat, mm);
      }
    }
  }

  private Result apportion(DemandPoints demand) {
    boolean[] spread = new boolean[demand.size()];
    Pieces parts = new Pieces();
    IntStream.Builder features = IntStream.builder();
    for (int d = 0; d < demand.size(); d++) {
      Pieces pieces = piecesOf.get(d);
      spread[d] = pieces != null && pieces.count > 0 && demand.weight()[d] > 0;
      if (!spread[d]) {
        parts.add(demand.points().lon()[d], demand.points().lat()[d], demand.weight()[d]);
        features.add(d);
        continue;
      }
      long[] people =
          Apportionment.of(demand.weight()[d], Arrays.copyOf(pieces.lengthMm, pieces.count));
      for (int i = 0; i < people.length; i++) {
        if (people[i] > 0) {
          parts.add(pieces.lon[i], pieces.lat[i], people[i]);
          features.add(d);
        }
      }
      if (parts.count > MOST_PARTS) {
        throw new IllegalArgumentException(
            "the people would stand at more than " + MOST_PARTS + " places along the streets");
      }
    }
    return new Result(points(parts), features.build().toArray(), spread);
  }

  private static DemandPoints points(Pieces parts) {
    List<String> ids = new ArrayList<>(parts.count);
    for (int i = 0; i < parts.count; i++) {
      // Of one length, so that the order of the ids is that of the numbers.
      ids.add(Integer.toString(1_000_000_000 + i));
    }
    PointSet points =
        new PointSet(
            ids, Arrays.copyOf(parts.lon, parts.count), Arrays.copyOf(parts.lat, parts.count));
    return new DemandPoints(points, Arrays.copyOf(parts.lengthMm, parts.count));
  }
}
