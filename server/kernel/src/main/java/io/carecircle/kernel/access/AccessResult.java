package io.carecircle.kernel.access;

/**
 * Scores and what explains them.
 *
 * @param score of each demand point: 0 where nothing offered is within reach; of rational agents
 *     NaN there, because no cost leads anywhere
 * @param reached whether each demand point has a facility that offers something within reach
 * @param demandOf people that each facility shares its supply among, weighted; of methods that do
 *     not share, people within reach
 * @param used whether each facility has anybody within reach
 * @param supply offered by facilities that have anybody within reach
 * @param unusedSupply offered by facilities that have nobody within reach
 * @param served people times score, summed; NaN for a cost, which adds up to nothing
 * @param residual rational agents only: the largest share by which a used way costs more than the
 *     best one; 0 in equilibrium
 */
public record AccessResult(
    double[] score,
    boolean[] reached,
    double[] demandOf,
    boolean[] used,
    double supply,
    double unusedSupply,
    double served,
    double residual) {}
