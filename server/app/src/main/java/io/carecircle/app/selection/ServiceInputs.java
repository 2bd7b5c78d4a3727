package io.carecircle.app.selection;

import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.network.NetworkCatalog;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Warnings;
import io.carecircle.app.selection.DerivedCache.Same;
import io.carecircle.kernel.coverage.MarginalGain;
import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inputs that coverage, gaps and catchments have in common: who may be served by whom, and
 * where.
 */
@Component
public class ServiceInputs {
  private static final List<ProcessInput> COMMON =
      List.of(
          CommonInputs.FACILITIES,
          CommonInputs.DEMAND,
          CommonInputs.REACH,
          CommonInputs.GROUP_BY,
          CommonInputs.NEIGHBOURS);

  private static final List<ProcessInput> SPREAD =
      COMMON.stream()
          .map(
              input ->
                  input == CommonInputs.DEMAND
                      ? CommonInputs.spreadDemand("point", "streets", "gates")
                      : input)
          .toList();

  private static final List<String> NEIGHBOURS = List.of("allow", "own-only");

  private final Selections selections;
  private final Regions regions;
  private final NetworkCatalog networks;
  private final DerivedCache derived;

  ServiceInputs(
      Selections selections, Regions regions, NetworkCatalog networks, DerivedCache derived) {
    this.selections = selections;
    this.regions = regions;
    this.networks = networks;
    this.derived = derived;
  }

  private record JoinedKey(
      Same facilities, Same places, String network, int maxSnapMm, ArterialCrossing crossing) {}

  /**
   * Facilities and people on the streets.
   *
   * @param demand communities of the service, counted and placed in some way
   */
  public Snapper.Joined join(Service service, Demand demand, ProcessRequest request) {
    Selection facilities = service.facilities();
    Object places = demand.keptPlaces().orElse(null);
    request.progress().onProgress("join to the network", 0, demand.size());
    if (places == null || !facilities.kept()) {
      return joined(service, demand);
    }
    ReachSpec reach = service.reach();
    return derived.get(
        new JoinedKey(
            new Same(facilities),
            new Same(places),
            service.network().hash(),
            reach.maxSnapMm(),
            reach.crossing()),
        Warnings.NONE,
        joined -> 3L * (joined.demand().size() + joined.facilities().size()),
        told -> joined(service, demand));
  }

  private static Snapper.Joined joined(Service service, Demand demand) {
    ReachSpec reach = service.reach();
    return new Snapper(service.network(), reach.crossing())
        .join(service.facilities().points(), demand.points().points(), reach.maxSnapMm());
  }

  /**
   * The inputs, resolved.
   *
   * @param notOpen facilities that would count if they were open
   * @param grouping regions to count by, empty when none were asked for
   * @param ownOnly which points may be served by whom, or null when neighbours may serve each other
   */
  public record Service(
      Selection facilities,
      Selection notOpen,
      Demand demand,
      ReachSpec reach,
      Network network,
      Optional<Regions.Grouping> grouping,
      NearestFacility.Groups ownOnly) {

    /** Region of each point of a demand of these communities; all 0 without regions. */
    public int[] regionOf(Demand of) {
      return grouping
          .map(regions -> of.byPoint(regions.demand()))
          .orElseGet(() -> new int[of.size()]);
    }

    /** Who may serve whom when a facility serves its own region only. */
    public NearestFacility.Groups own(Demand of) {
      Regions.Grouping regions = grouping.orElseThrow();
      return new NearestFacility.Groups(regions.facility(), regionOf(of), regions.regions().size());
    }

    /** Number of a region in {@link #own}; -1 for one where no demand lives, or none. */
    public int groupOf(Regions.Region region) {
      List<Regions.Region> known = grouping.orElseThrow().regions();
      return region.code() == null
          ? -1
          : IntStream.range(0, known.size())
              .filter(r -> region.code().equals(known.get(r).code()))
              .findFirst()
              .orElse(-1);
    }

    /**
     * Names what could not be joined to the network; a community is unknown when no part of it is.
     *
     * @throws io.carecircle.app.platform.RefusedException when not one facility or not one
     *     community is joined
     */
    public void checkJoined(Snapper.Joined joined, Run run) {
      ServiceInputs.checkJoined(facilities, joined.facilities(), "facilities", reach, run);
      boolean[] reachable = new boolean[demand.selection().size()];
      for (int p = 0; p < joined.demand().size(); p++) {
        reachable[demand.community(p)] |= joined.demand().joined(p);
      }
      check(demand.selection(), reachable, "demand", reach, run);
    }
  }

  /** These inputs, and those that an analysis has of its own. */
  public static List<ProcessInput> with(ProcessInput... own) {
    return Stream.concat(COMMON.stream(), Arrays.stream(own)).toList();
  }

  /** As {@link #with}, for an analysis that also takes communities as areas. */
  public static List<ProcessInput> withSpread(ProcessInput... own) {
    return Stream.concat(SPREAD.stream(), Arrays.stream(own)).toList();
  }

  /** Communities at one point each. */
  public Service read(ProcessRequest request, Run run) {
    return read(
        request,
        run,
        () -> selections.demand(request.inputs().get("demand"), "demand", run, request));
  }

  /** Communities at one point each, or spread over their streets when asked for. */
  public Service readSpread(ProcessRequest request, Run run) {
    return read(
        request,
        run,
        () ->
            selections.spreadDemand(
                request.inputs().get("demand"),
                "demand",
                List.of("point", "streets", "gates"),
                () -> network(run),
                run,
                request));
  }

  private Service read(ProcessRequest request, Run run, Supplier<Demand> demandInput) {
    ObjectNode inputs = request.inputs();
    Selections.Facilities chosen =
        selections.facilitiesAndNotOpen(inputs.get("facilities"), "facilities", run, request);
    Selection facilities = chosen.open();
    Demand demand = demandInput.get();
    ReachSpec reach = ReachInput.read(inputs.get("reach"), run);
    if (facilities.size() == 0) {
      run.warn("没有选中任何设施：所有人都在范围之外", "no facility is selected: everybody is out of reach");
    }
    Network network = network(run);
    boolean ownOnly = "own-only".equals(choice(inputs, "neighbours", "allow", NEIGHBOURS, run));
    String level = level(inputs, ownOnly, run);
    if (level == null) {
      return new Service(
          facilities, chosen.notOpen(), demand, reach, network, Optional.empty(), null);
    }
    Regions.Grouping grouping = regions.group(level, demand.selection(), facilities, run);
    Service all =
        new Service(
            facilities, chosen.notOpen(), demand, reach, network, Optional.of(grouping), null);
    return ownOnly
        ? new Service(
            facilities, chosen.notOpen(), demand, reach, network, all.grouping(), all.own(demand))
        : all;
  }

  /** Region of each facility that is not open, as {@link NearestFacility.Groups} has it. */
  public int[] groupsOfNotOpen(Service service, Run run) {
    if (service.ownOnly() == null || service.demand().size() == 0) {
      return new int[service.notOpen().size()];
    }
    String level = service.grouping().orElseThrow().regions().get(0).level();
    return regions.group(level, service.demand().selection(), service.notOpen(), run).facility();
  }

  /** The region of each of some places, of the level that the service is counted by. */
  public List<Regions.Region> homes(Service service, Selection places, Run run) {
    List<Regions.Region> counted = service.grouping().orElseThrow().regions();
    if (counted.isEmpty()) {
      return Collections.nCopies(places.size(), new Regions.Region(null, null, null));
    }
    String level = counted.get(0).level();
    return regions.group(level, service.demand().selection(), places, run).home();
  }

  /** The group of a facility that would stand at a place, by the area it lies in; -1 for none. */
  public MarginalGain.PlaceGroups groupOfPlace(Service service, Run run) {
    List<Regions.Region> counted = service.grouping().orElseThrow().regions();
    if (counted.isEmpty()) {
      return (lon, lat) -> -1;
    }
    Map<String, Integer> groupOf = new HashMap<>();
    for (int r = 0; r < counted.size(); r++) {
      if (counted.get(r).code() != null) {
        groupOf.put(counted.get(r).code(), r);
      }
    }
    Regions.Areas areas = regions.areas(counted.get(0).level(), "neighbours", run);
    return (lon, lat) -> {
      String code = areas.codeAt(lon, lat);
      return code == null ? -1 : groupOf.getOrDefault(code, -1);
    };
  }

  private static String level(ObjectNode inputs, boolean ownOnly, Run run) {
    boolean given = inputs.hasNonNull("groupBy");
    if (!given && !ownOnly) {
      return null;
    }
    String level = choice(inputs, "groupBy", "county", Regions.LEVELS, run);
    if (ownOnly && "community".equals(level)) {
      throw InputReader.refused(
          "neighbours", "own-only needs regions that hold facilities: group by township or larger");
    }
    return level;
  }

  private static String choice(
      ObjectNode inputs, String name, String absent, List<String> allowed, Run run) {
    ObjectNode wrapped = Json.MAPPER.createObjectNode();
    if (inputs.has(name)) {
      wrapped.set(name, inputs.get(name));
    }
    String value = InputReader.of(wrapped, "inputs", List.of(name)).choice(name, absent, allowed);
    run.parameter(name, Json.MAPPER.valueToTree(value));
    return value;
  }

  /** The current network, or the pinned one; noted in the run. */
  public Network network(Run run) {
    LayerVersion streets = run.use("streets");
    Network network = networks.get(streets);
    run.network(network.hash(), network.nodeCount(), network.edgeCount());
    if (network.edgeCount() == 0) {
      run.warn(
          "路网中没有可步行的道路：全部未知", "the streets hold nothing that can be walked: everything is unknown");
    }
    return network;
  }

  /**
   * Names what could not be joined to the network, because its times are unknown.
   *
   * @throws io.carecircle.app.platform.RefusedException when that is everything: a question about
   *     places off the streets has no answer, and "nobody is covered" would be a wrong one
   */
  public static void checkJoined(
      Selection selection, Snapped snapped, String input, ReachSpec reach, Run run) {
    boolean[] joined = new boolean[snapped.size()];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = snapped.joined(i);
    }
    check(selection, joined, input, reach, run);
  }

  private static void check(
      Selection selection, boolean[] joined, String input, ReachSpec reach, Run run) {
    List<String> left = new ArrayList<>();
    for (int i = 0; i < joined.length; i++) {
      if (!joined[i]) {
        left.add(selection.id(i));
      }
    }
    String fact = "could not be joined to the streets within " + reach.maxSnapMm() / 1000.0 + " m";
    if (!left.isEmpty() && left.size() == joined.length) {
      throw InputReader.refused(
          input, fact + ", not one of " + left.size() + ": " + Weights.firstOf(left));
    }
    if (!left.isEmpty()) {
      run.warn(
          InputNames.chinese(input)
              + "中有 "
              + left.size()
              + " 个在 "
              + reach.maxSnapMm() / 1000.0
              + " 米内未能接入路网，情况未知："
              + Weights.firstOf(left),
          left.size() + " of " + input + " " + fact + " and are unknown: " + Weights.firstOf(left));
    }
  }
}
