/**
 * How much of what is offered a place can reach, and how evenly that is shared out.
 *
 * <p>Costs have the unit of the {@link io.carecircle.kernel.search.SparseCostMatrix} they come from
 * (seconds when it comes from the streets), and so have cut-offs, bands and {@code tau}. Supply is
 * in its own unit (beds, places, meals, carers), demand in people. A score of the floating
 * catchment family is supply per person. Sums run over facilities, or over demand, in ascending
 * order, so that they come out the same everywhere; a measure that is not defined is {@link
 * Double#NaN} and never 0.
 */
package io.carecircle.kernel.access;
