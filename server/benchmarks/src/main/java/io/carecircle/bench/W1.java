package io.carecircle.bench;

import com.graphhopper.routing.DijkstraOneToMany;
import io.carecircle.kernel.search.ReachSearch;
import java.nio.file.Path;
import java.util.*;

class W1 {
  public static void main(String[] a) {
    for (String f : a) {
      City city = City.read(Path.of(f), 300, 100000);
      PeerGraph peer = new PeerGraph(city.network(), new int[0]);
      System.out.println(
          city.name()
              + " nodes "
              + city.network().nodeCount()
              + " arcs "
              + city.network().reverse().arcCount()
              + " sym "
              + city.network().symmetric()
              + " island "
              + city.network().islands().largestShare());
      for (int cut : new int[] {900, 1250}) {
        ReachSearch search = new ReachSearch(city.network().reverse());
        long[] settled = new long[1];
        Rounds r =
            new Rounds(30, 41)
                .add(
                    "carecircle",
                    () -> {
                      long sum = 0;
                      settled[0] = 0;
                      for (int f0 : city.facilities()) {
                        search.begin(cut * 1000);
                        search.addStart(f0, 0);
                        search.run();
                        int n = search.reachedCount();
                        settled[0] += n;
                        for (int k = 0; k < n; k++) sum += search.reachedCostMm(k);
                      }
                      return sum;
                    })
                .add(
                    "graphhopper",
                    () -> {
                      double[] sum = new double[1];
                      long total = 0;
                      for (int f0 : city.facilities()) {
                        peer.tree(cut).search(f0, l -> sum[0] += l.weight);
                      }
                      return Math.round(sum[0] * 1000);
                    });
        Map<String, Rounds.Timing> t = r.run();
        double cc = t.get("carecircle").cpu(), gh = t.get("graphhopper").cpu();
        System.out.printf(
            "%d m: settled/facility %.1f; cc %.2f us (%.1f ns/node; %.2f-%.2f, wall %.2f), gh %.2f us (%.1f ns/node, wall %.2f), ratio cpu %.2f wall %.2f%n",
            cut,
            settled[0] / 300.0,
            cc / 300e3,
            cc / settled[0],
            t.get("carecircle").cpuLow() / 300e3,
            t.get("carecircle").cpuHigh() / 300e3,
            t.get("carecircle").wall() / 300e3,
            gh / 300e3,
            gh / settled[0],
            t.get("graphhopper").wall() / 300e3,
            gh / cc,
            t.get("graphhopper").wall() / t.get("carecircle").wall());
        DijkstraOneToMany dm = peer.oneToMany(cut);
        Map<String, Rounds.Timing> t2 =
            new Rounds(30, 41)
                .add(
                    "dotm",
                    () -> {
                      long v = 0;
                      for (int f0 : city.facilities()) {
                        dm.clear();
                        dm.findEndNode(f0, peer.nowhere());
                        v += dm.getVisitedNodes();
                      }
                      return v;
                    })
                .run();
        System.out.printf(
            "   DijkstraOneToMany search only %.2f us ratio %.2f%n",
            t2.get("dotm").cpu() / 300e3, t2.get("dotm").cpu() / cc);
      }
    }
  }
}
