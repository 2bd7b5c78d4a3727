package io.carecircle.kernel.coverage;

/**
 * The count of one region, or of all. {@code covered + overCapacity + outOfReach + unknown =
 * population}, always.
 *
 * @param population people in all
 * @param covered people with a facility within the cut-off
 * @param overCapacity people whose facilities within the cut-off are full
 * @param outOfReach people without a facility within the cut-off
 * @param unknown people who could not be joined to the network
 * @param communities communities in all
 * @param communitiesCovered those covered to the asked share of their known people
 * @param communitiesPartly those of whose known people some are covered, but less than that share
 * @param communitiesUnknown those of which nothing is known
 * @param timed people whose way to their nearest facility is known, within the cut-off or beyond
 * @param meanSeconds over the timed people; NaN when there are none
 * @param medianSeconds half of the timed people walk no longer; -1 when there are none
 * @param p90Seconds nine tenths of the timed people walk no longer; -1 when there are none
 */
public record CoverageCounts(
    long population,
    long covered,
    long overCapacity,
    long outOfReach,
    long unknown,
    int communities,
    int communitiesCovered,
    int communitiesPartly,
    int communitiesUnknown,
    long timed,
    double meanSeconds,
    int medianSeconds,
    int p90Seconds) {}
