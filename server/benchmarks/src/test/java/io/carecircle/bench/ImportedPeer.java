package io.carecircle.bench;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.json.Statement;
import com.graphhopper.routing.Dijkstra;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.EnumEncodedValue;
import com.graphhopper.routing.ev.RoadEnvironment;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.EdgeIteratorState;
import java.nio.file.Path;

/** GraphHopper with a graph that its own importer read from an OSM file; walks by distance only. */
final class ImportedPeer implements AutoCloseable {
  private final GraphHopper hopper = new GraphHopper();
  private final BooleanEncodedValue access;
  private final EnumEncodedValue<RoadEnvironment> environment;

  /** Where GraphHopper joins a place to the streets that people may walk. */
  record Place(Snap snap) {}

  ImportedPeer(Path osmFile, Path folder) {
    // The profile only makes the importer accept the file; the searches use a weighting of ours.
    CustomModel walk = new CustomModel();
    walk.addToSpeed(Statement.If("true", Statement.Op.LIMIT, "5"));
    walk.addToPriority(Statement.If("!foot_access", Statement.Op.MULTIPLY, "0"));
    // Else partial edges would be measured along shapes that are simplified by up to half a metre.
    hopper.getReaderConfig().setMaxWayPointDistance(0);
    hopper
        .setProfiles(new Profile("foot").setCustomModel(walk))
        .setEncodedValuesString("foot_access,road_environment")
        .setMinNetworkSize(0)
        .setOSMFile(osmFile.toString())
        .setGraphHopperLocation(folder.toString())
        .importOrLoad();
    access = hopper.getEncodingManager().getBooleanEncodedValue("foot_access");
    environment =
        hopper.getEncodingManager().getEnumEncodedValue(RoadEnvironment.KEY, RoadEnvironment.class);
  }

  Place snap(double lon, double lat) {
    EdgeFilter walkable = edge -> edge.get(access) || edge.getReverse(access);
    return new Place(hopper.getLocationIndex().findClosest(lat, lon, walkable));
  }

  /**
   * Metres of the shortest walk, legs left out; infinite when there is none.
   *
   * @param ferries whether the way may lead over ferries, as GraphHopper lets it
   */
  double metres(Place from, Place to, boolean ferries) {
    QueryGraph graph = QueryGraph.create(hopper.getBaseGraph(), from.snap(), to.snap());
    Weighting distance =
        graph.wrapWeighting(ferries ? new DistanceWeighting(access) : new LandOnly());
    com.graphhopper.routing.Path path =
        new Dijkstra(graph, distance, TraversalMode.NODE_BASED)
            .calcPath(from.snap().getClosestNode(), to.snap().getClosestNode());
    return path.isFound() ? path.getDistance() : Double.POSITIVE_INFINITY;
  }

  private final class LandOnly extends DistanceWeighting {
    LandOnly() {
      super(access);
    }

    @Override
    public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
      return edge.get(environment) == RoadEnvironment.FERRY
          ? Double.POSITIVE_INFINITY
          : super.calcEdgeWeight(edge, reverse);
    }
  }

  @Override
  public void close() {
    hopper.close();
  }
}
