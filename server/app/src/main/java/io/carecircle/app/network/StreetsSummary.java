package io.carecircle.app.network;

/**
 * What became of street lines when they were joined to a network.
 *
 * @param ways lines that a pedestrian may walk
 * @param nodes of the network
 * @param edges from junction to junction
 * @param components parts with no way from one to the other
 * @param largestShare of the nodes that lie in the largest part, 0 to 1
 */
public record StreetsSummary(int ways, int nodes, int edges, int components, double largestShare) {}
