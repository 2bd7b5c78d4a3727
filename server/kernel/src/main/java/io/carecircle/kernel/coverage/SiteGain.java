package io.carecircle.kernel.coverage;

import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.search.ReachSearch;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one more facility would add to a coverage that is known: only the neighbourhood of the site
 * is searched, and the answer equals the difference of two full runs exactly. Everybody may use the
 * site (neighbours are not kept apart).
 *
 * <p>One case needs the full run: a site that joins only a small island can make that island real
 * for demand that was unknown before ({@link Snapper}).
 *
 * <p>Holds the scratch memory of one thread; a call costs the nodes within reach and their streets.
 */
public final class SiteGain {
  private final Network network;
  private final PointSet facilities;
  private final DemandPoints demand;
  private final ReachSpec reach;
  private final CoverageResult base;
  private final StreetDemand demandByStreet;

  /** One, or there and back. */
  private final ReachSearch[] searches;

  /** What the last site gains, and its counts. */
  private final int[] found;

  private int foundCount;
  private long gainedPeople;
  private int within;
  private long peopleWithin;

  /**
   * @param base the coverage without the site, of the same facilities, demand and reach, neighbours
   *     allowed
   */
  public SiteGain(
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ReachSpec reach,
      CoverageResult base) {
    this(
        network,
        facilities,
        demand,
        reach,
        base,
        new StreetDemand(network, demand.weight(), base, reach.direction()));
  }

  /**
   * @param demandByStreet of the same base, which several share
   */
  public SiteGain(
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ReachSpec reach,
      CoverageResult base,
      StreetDemand demandByStreet) {
    this.network = network;
    this.facilities = facilities;
    this.demand = demand;
    this.reach = reach;
    this.base = base;
    this.demandByStreet = demandByStreet;
    this.searches = new ReachSearch[demandByStreet.ways.length];
    for (int w = 0; w < searches.length; w++) {
      searches[w] =
          new ReachSearch(demandByStreet.ways[w].toSite() ? network.reverse() : network.forward());
    }
    this.found = new int[demandByStreet.uncoveredCount()];
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
   * @param site one point; its id must not be that of a facility
   */
  public Result run(PointSet site, CancelToken cancel) {
    Snapped joined = new Snapper(network, reach.crossing()).snapToMain(site, reach.maxSnapMm());
    return joined.joined(0) ? at(joined) : byFullRun(site, cancel);
  }

  /**
   * As {@link #run}, for a site that is joined already.
   *
   * @param site one joined position
   */
  public Result at(Snapped site) {
    foundCount = 0;
    gainedPeople = 0;
    within = 0;
    peopleWithin = 0;
    for (int w = 0; w < searches.length; w++) {
      Streets streets = network.streets();
      searches[w].begin(reach.cutoffMm());
      searches[w].addStarts(
          demandByStreet.ways[w].toSite()
              ? EndCosts.arriving(streets, site)
              : EndCosts.leaving(streets, site),
          0);
      searches[w].run();
    }
    int own = demandByStreet.streetOf(site.edge()[0]);
    countStreetsAround(own);
    if (own >= 0) {
      countPoints(own, site);
    }
    int[] gained = Arrays.copyOf(found, foundCount);
    Arrays.sort(gained);
    return new Result(site, gained, gainedPeople, within, peopleWithin);
  }

  /** Each street once: at its first end, or at the other when the first is out of reach. */
  private void countStreetsAround(int own) {
    ReachSearch search = searches[0];
    int[] firstAt = demandByStreet.firstAt;
    int[] street = demandByStreet.street;
    for (int k = 0; k < search.reachedCount(); k++) {
      int node = search.reachedNode(k);
      for (int i = firstAt[node]; i < firstAt[node + 1]; i++) {
        int s = demandByStreet.streetAt[i];
        int from = street[StreetDemand.STREET * s + StreetDemand.FROM];
        if (s == own || from != node && search.costMm(from) < Lengths.NO_WAY_MM) {
          continue;
        }
        if (mostMm(s) <= reach.cutoffMm()) {
          countAll(s);
        } else {
          countPoints(s, null);
        }
      }
    }
  }

  /** No point of the street costs more: the nearer end is at most half of both. */
  private long mostMm(int s) {
    int[] street = demandByStreet.street;
    int at = StreetDemand.STREET * s;
    long most = 0;
    for (int w = 0; w < searches.length; w++) {
      long both =
          (long) searches[w].costMm(street[at + StreetDemand.FROM])
              + searches[w].costMm(street[at + StreetDemand.TO])
              + street[at + StreetDemand.SUM_MM + w];
      // Rounded up, for the greatest sum may be one less than "no way" twice.
      most += (both + 1) >> 1;
    }
    return most;
  }

  private void countAll(int s) {
    int at = StreetDemand.STREET * s;
    int first = demandByStreet.street[at + StreetDemand.FIRST];
    int uncovered = demandByStreet.street[at + StreetDemand.COVERED] - first;
    System.arraycopy(demandByStreet.point, first, found, foundCount, uncovered);
    foundCount += uncovered;
    within += demandByStreet.street[at + StreetDemand.END] - first;
    peopleWithin = Math.addExact(peopleWithin, demandByStreet.people[2 * s]);
    gainedPeople += demandByStreet.people[2 * s + 1];
  }

  /**
   * @param site given when it stands on this street: a way between the two need not pass an end
   */
  private void countPoints(int s, Snapped site) {
    int at = StreetDemand.STREET * s;
    int covered = demandByStreet.street[at + StreetDemand.COVERED];
    for (int i = demandByStreet.street[at + StreetDemand.FIRST];
        i < demandByStreet.street[at + StreetDemand.END];
        i++) {
      if (costMm(at, i, site) <= reach.cutoffMm()) {
        int d = demandByStreet.point[i];
        within++;
        peopleWithin = Math.addExact(peopleWithin, demand.weight()[d]);
        if (i < covered) {
          found[foundCount++] = d;
          gainedPeople += demand.weight()[d];
        }
      }
    }
  }

  /** Of one way, or of both there and back. */
  private long costMm(int at, int i, Snapped site) {
    long total = 0;
    for (int w = 0; w < searches.length; w++) {
      StreetDemand.Way way = demandByStreet.ways[w];
      // Longer than an int: "no way" twice.
      long from = searches[w].costMm(demandByStreet.street[at + StreetDemand.FROM]);
      long to = searches[w].costMm(demandByStreet.street[at + StreetDemand.TO]);
      long shortest = Math.min(from + way.costMm()[2 * i], to + way.costMm()[2 * i + 1]);
      total += site == null ? shortest : Math.min(shortest, alongMm(way, i, site));
    }
    return total;
  }

  private int alongMm(StreetDemand.Way way, int i, Snapped site) {
    Snapped homes = base.joined().demand();
    int home = demandByStreet.point[i];
    return way.toSite()
        ? EndCosts.alongOneEdgeMm(network.streets(), homes, home, site, 0)
        : EndCosts.alongOneEdgeMm(network.streets(), site, 0, homes, home);
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

  private Result byFullRun(PointSet site, CancelToken cancel) {
    CoverageResult alone = coverage(site, cancel);
    CoverageResult both = coverage(with(site), cancel);
    int at = with(site).ids().indexOf(site.ids().get(0));
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

  private CoverageResult coverage(PointSet points, CancelToken cancel) {
    CoverageSpec spec = new CoverageSpec(reach, BigDecimal.ONE, new int[demand.size()], 1, null);
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
