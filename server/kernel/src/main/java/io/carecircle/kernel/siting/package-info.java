/**
 * Where to open sites: covering, p-median and p-center models solved exactly, with what proves the
 * answer. Sites and demand points are numbers in the order of their ids, so ties go to the lowest
 * id. Costs have the caller's unit (seconds on foot, or that of his own matrix); weights are people
 * times a power of ten, or any unit that is not negative; objectives are sums of weight times cost,
 * of weight, or counts of sites. Solvers are exact up to one part in 10^9 of the objective where
 * its values are not whole multiples of some unit.
 */
package io.carecircle.kernel.siting;
