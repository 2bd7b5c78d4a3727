/**
 * Shortest walks on a {@link io.carecircle.kernel.network.Network}. A search object holds the
 * scratch memory of one thread and is thrown away or reused by that thread; the network is shared.
 * Costs are millimetres; {@link io.carecircle.kernel.unit.Lengths#NO_WAY_MM} means that there is no
 * way.
 */
package io.carecircle.kernel.search;
