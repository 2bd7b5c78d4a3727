/**
 * Who is covered: every demand point in exactly one class, people conserved in every region and in
 * sum, and the uncovered communities ranked. Weights are in the caller's unit, see {@link
 * io.carecircle.kernel.layer.DemandPoints}.
 */
package io.carecircle.kernel.coverage;
