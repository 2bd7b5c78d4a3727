package io.carecircle.kernel.coverage;

import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one more facility would add to a coverage that is known: only the neighbourhood of the site
 * is searched, and the answer equals the difference of two full runs exactly. Everybody may use the
 * site, or the people of its own group only.
 *
 * <p>One case needs the full run: a site that has only a small island near it can make that island
 * real for demand that was unknown before ({@link Snapper}).
 *
 * <p>Holds the scratch memory of one thread. Of many sites each costs the nodes and the demand
 * within reach of it, once that is there.
 */
public final class SiteGain {
  private final Network network;
  private final PointSet facilities;
  private final DemandPoints demand;
  private final ReachSpec reach;

  /** Who may serve whom, or null when neighbours may serve each other. */
  private final NearestFacility.Groups ownOnly;

  private final CoverageResult base;

  /** Between sites and demand; kept from site to site, because most of it is about the demand. */
  private final CostMatrix there;

  /** The way back of a round trip, or null. */
  private final CostMatrix back;

  /** Neighbours may serve each other. */
  public SiteGain(
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ReachSpec reach,
      CoverageResult base) {
    this(network, facilities, demand, reach, null, base);
  }

  /**
   * @param ownOnly who may serve whom, or null when neighbours may serve each other
   * @param base the coverage without the site, of the same facilities, demand, reach and groups
   */
  public SiteGain(
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ReachSpec reach,
      NearestFacility.Groups ownOnly,
      CoverageResult base) {
    this.network = network;
    this.facilities = facilities;
    this.demand = demand;
    this.reach = reach;
    this.ownOnly = ownOnly;
    this.base = base;
    this.there = matrix(reach.direction() != Direction.FROM_FACILITY);
    this.back = reach.direction() == Direction.ROUND_TRIP ? matrix(false) : null;
  }

  private CostMatrix matrix(boolean toSite) {
    Snapped none = new Snapped(new int[0], new int[0], new int[0], new double[0], new double[0]);
    return new CostMatrix(network, none, base.joined().demand(), toSite);
  }

  /**
   * @param joined where the site stands
   * @param gained demand points that it covers and nothing covered before, ascending
   * @param gainedPeople their people
   * @param within demand points within reach of the site, covered before or not
   * @param peopleWithin their people
   */
  public record Result(
      Snapped joined, int[] gained, long gainedPeople, int within, long peopleWithin) {}

  /**
   * A site where neighbours may serve each other.
   *
   * @param site one point; its id must not be that of a facility
   */
  public Result run(PointSet site, CancelToken cancel) {
    if (ownOnly != null) {
      throw new IllegalArgumentException("a site among groups needs a group");
    }
    return run(site, -1, cancel);
  }

  /**
   * @param site one point; its id must not be that of a facility
   * @param group of the site, -1 for none; without groups it says nothing
   */
  public Result run(PointSet site, int group, CancelToken cancel) {
    Snapper snapper = new Snapper(network, reach.crossing());
    Snapped joined = snapper.snapToMain(site, reach.maxSnapMm());
    if (joined.joined(0)) {
      return nearby(joined, group);
    }
    boolean farFromAll = !snapper.joinNearest(site, reach.maxSnapMm()).joined(0);
    return farFromAll ? new Result(joined, new int[0], 0, 0, 0) : byFullRun(site, group, cancel);
  }

  private Result nearby(Snapped joined, int group) {
    there.setOrigins(joined);
    there.row(0, reach.cutoffMm());
    if (back != null) {
      back.setOrigins(joined);
      back.row(0, reach.cutoffMm());
    }
    int[] gained = new int[there.foundCount()];
    int gains = 0;
    int within = 0;
    long gainedPeople = 0;
    long peopleWithin = 0;
    for (int k = 0; k < there.foundCount(); k++) {
      int d = there.found(k);
      if (mayUse(group, d) && isWithin(k, d)) {
        within++;
        peopleWithin = Math.addExact(peopleWithin, demand.weight()[d]);
        if (base.demandClass()[d] != DemandClass.COVERED) {
          gained[gains++] = d;
          gainedPeople += demand.weight()[d];
        }
      }
    }
    gained = Arrays.copyOf(gained, gains);
    Arrays.sort(gained);
    return new Result(joined, gained, gainedPeople, within, peopleWithin);
  }

  private boolean mayUse(int group, int d) {
    return ownOnly == null || group >= 0 && group == ownOnly.demand()[d];
  }

  /** One way is within the cut-off when it was found; both together need not be. */
  private boolean isWithin(int k, int d) {
    return back == null || (long) there.foundCostMm(k) + back.costMm(d) <= reach.cutoffMm();
  }

  private Result count(Snapped joined, boolean[] covers, DemandClass[] before) {
    int[] gained =
        IntStream.range(0, covers.length)
            .filter(d -> covers[d] && before[d] != DemandClass.COVERED)
            .toArray();
    int within = 0;
    long peopleWithin = 0;
    for (int d = 0; d < covers.length; d++) {
      if (covers[d]) {
        within++;
        peopleWithin = Math.addExact(peopleWithin, demand.weight()[d]);
      }
    }
    long gainedPeople = Arrays.stream(gained).mapToLong(d -> demand.weight()[d]).sum();
    return new Result(joined, gained, gainedPeople, within, peopleWithin);
  }

  private Result byFullRun(PointSet site, int group, CancelToken cancel) {
    PointSet more = with(site);
    int at = more.ids().indexOf(site.ids().get(0));
    CoverageResult alone = coverage(site, new int[] {group}, cancel);
    CoverageResult both = coverage(more, groupsWith(at, group), cancel);
    Snapped all = both.joined().facilities();
    Snapped joined =
        new Snapped(
            new int[] {all.edge()[at]},
            new int[] {all.offsetMm()[at]},
            new int[] {all.legMm()[at]},
            new double[] {all.lon()[at]},
            new double[] {all.lat()[at]});
    Result within = count(joined, covered(alone), base.demandClass());
    Result gained = count(joined, covered(both), base.demandClass());
    return new Result(
        joined, gained.gained(), gained.gainedPeople(), within.within(), within.peopleWithin());
  }

  /** Groups of the facilities with one more; null without groups. */
  private int[] groupsWith(int at, int group) {
    if (ownOnly == null) {
      return null;
    }
    int[] out = new int[facilities.size() + 1];
    System.arraycopy(ownOnly.facility(), 0, out, 0, at);
    out[at] = group;
    System.arraycopy(ownOnly.facility(), at, out, at + 1, facilities.size() - at);
    return out;
  }

  private CoverageResult coverage(PointSet points, int[] groups, CancelToken cancel) {
    NearestFacility.Groups own =
        ownOnly == null
            ? null
            : new NearestFacility.Groups(groups, ownOnly.demand(), ownOnly.count());
    CoverageSpec spec = new CoverageSpec(reach, BigDecimal.ONE, new int[demand.size()], 1, own);
    return Coverage.run(spec, network, points, demand, ProgressListener.NONE, cancel);
  }

  private static boolean[] covered(CoverageResult result) {
    boolean[] covered = new boolean[result.demandClass().length];
    for (int d = 0; d < covered.length; d++) {
      covered[d] = result.demandClass()[d] == DemandClass.COVERED;
    }
    return covered;
  }

  private PointSet with(PointSet site) {
    String id = site.ids().get(0);
    List<String> ids = new ArrayList<>(facilities.ids());
    int at = 0;
    while (at < ids.size() && FeatureOrder.BY_ID.compare(ids.get(at), id) < 0) {
      at++;
    }
    ids.add(at, id);
    return new PointSet(
        ids,
        inserted(facilities.lon(), at, site.lon()[0]),
        inserted(facilities.lat(), at, site.lat()[0]));
  }

  private static double[] inserted(double[] values, int at, double value) {
    double[] out = new double[values.length + 1];
    System.arraycopy(values, 0, out, 0, at);
    out[at] = value;
    System.arraycopy(values, at, out, at + 1, values.length - at);
    return out;
  }
}
