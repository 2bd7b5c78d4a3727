package io.carecircle.app.selection;

import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.network.NetworkCatalog;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

  ServiceInputs(Selections selections, Regions regions, NetworkCatalog networks) {
    this.selections = selections;
    this.regions = regions;
    this.networks = networks;
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
      run.warn("no facility is selected: everybody is out of reach");
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
      run.warn("the streets hold nothing that can be walked: everything is unknown");
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
          left.size() + " of " + input + " " + fact + " and are unknown: " + Weights.firstOf(left));
    }
  }
}
