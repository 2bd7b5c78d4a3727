package io.carecircle.kernel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.unit.Lengths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A ring of one-way streets, 100 m each, with the home at node 0: 0 to 1 to 2 to 3 to 4 to 0. A
 * facility at node k is 100 k m away and 500 - 100 k m back, 500 m in all, wherever it stands.
 */
class RoundTripsTest {
  private static final int SIDE_MM = 100_000;

  /** The edge from node k to the next one. */
  private static Streets ring() {
    int[] length = {SIDE_MM, SIDE_MM, SIDE_MM, SIDE_MM, SIDE_MM};
    return RandomCity.plain(
        5,
        new int[] {0, 1, 2, 3, 4},
        new int[] {1, 2, 3, 4, 0},
        length,
        new byte[] {1, 1, 1, 1, 1});
  }

  private static Snapped atNodes(int... nodes) {
    int n = nodes.length;
    return new Snapped(nodes.clone(), new int[n], new int[n], new double[n], new double[n]);
  }

  private static NearestFacility.Result run(
      Snapped facilities, NearestFacility.Groups groups, ProgressListener progress, CancelToken c) {
    Snapper.Joined joined = new Snapper.Joined(facilities, atNodes(0));
    return NearestFacility.run(
        Network.of(ring()), joined, Direction.ROUND_TRIP, groups, progress, c);
  }

  private static NearestFacility.Result run(Snapped facilities) {
    return run(facilities, null, ProgressListener.NONE, CancelToken.NONE);
  }

  /** Facility 1 is the nearest there, facility 0 the nearest back; all are tied in the sum. */
  @Test
  void tiedRoundTripsGoToTheLowestId() {
    NearestFacility.Result result = run(atNodes(4, 1, 2));
    assertEquals(500_000, result.costMm()[0]);
    assertEquals(0, result.facility()[0]);
  }

  /** A leg of 10 m at the tied one counts twice: 520 m against 500 m of the one in the middle. */
  @Test
  void neitherTheNearestThereNorBackNeedWin() {
    Snapped facilities = atNodes(1, 4, 2);
    facilities.legMm()[0] = 10_000;
    facilities.legMm()[1] = 10_000;
    NearestFacility.Result result = run(facilities);
    assertEquals(500_000, result.costMm()[0]);
    assertEquals(2, result.facility()[0]);
  }

  @Test
  void aFacilityOfAnotherGroupDoesNotServe() {
    Snapped facilities = atNodes(1, 4, 2, 3);
    facilities.legMm()[3] = 25_000;
    int[] groups = {0, 0, 0, 1};
    NearestFacility.Result result =
        run(
            facilities,
            new NearestFacility.Groups(groups, new int[] {1}, 2),
            ProgressListener.NONE,
            CancelToken.NONE);
    assertEquals(3, result.facility()[0]);
    assertEquals(550_000, result.costMm()[0]);
  }

  /** One can get there and never back: no round trip, though there is a way. */
  @Test
  void aOneWayTripIsNone() {
    Streets street =
        RandomCity.plain(2, new int[] {0}, new int[] {1}, new int[] {SIDE_MM}, new byte[] {1});
    Snapped far = atNodes(0);
    far.offsetMm()[0] = SIDE_MM;
    NearestFacility.Result result =
        NearestFacility.run(
            Network.of(street),
            new Snapper.Joined(far, atNodes(0)),
            Direction.ROUND_TRIP,
            null,
            ProgressListener.NONE,
            CancelToken.NONE);
    assertEquals(-1, result.facility()[0]);
    assertEquals(Lengths.NO_WAY_MM, result.costMm()[0]);
  }

  /** Given up at the first word of progress: noticed before the 1,100 homes are done. */
  @Test
  void tellsItsProgressAndCanBeCancelled() {
    List<String> steps = new ArrayList<>();
    Snapper.Joined joined = new Snapper.Joined(atNodes(4, 1), atNodes(new int[1_100]));
    CancelToken onceStarted = () -> steps.contains("round trips 0 of 1100");
    assertThrows(
        CancelledException.class,
        () ->
            NearestFacility.run(
                Network.of(ring()),
                joined,
                Direction.ROUND_TRIP,
                null,
                (step, done, total) -> steps.add(step + " " + done + " of " + total),
                onceStarted));
    assertEquals("round trips 0 of 1100", steps.get(steps.size() - 1));
    steps.clear();
    run(
        atNodes(4, 1),
        null,
        (step, done, total) -> steps.add(step + " " + done + " of " + total),
        CancelToken.NONE);
    assertTrue(steps.contains("nearest facility 0 of 1"), steps.toString());
    assertTrue(steps.contains("nearest facility 1 of 1"), steps.toString());
    assertEquals("round trips 1 of 1", steps.get(steps.size() - 1));
  }
}
