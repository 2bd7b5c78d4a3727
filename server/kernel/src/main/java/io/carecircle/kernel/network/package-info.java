/**
 * The street network as a graph of junctions: immutable, in flat arrays, the same bytes for the
 * same streets whatever their order. Lengths in millimetres.
 */
package io.carecircle.kernel.network;
