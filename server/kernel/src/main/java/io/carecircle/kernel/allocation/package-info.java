/**
 * Who is served where when places are limited: pairs of demand and facility within reach, and the
 * rules by which people are given to facilities. Below the families of analyses, because coverage
 * and catchments must share out the same places in the same way.
 *
 * <p>People and capacities are whole numbers in the caller's unit (people, or a fixed fraction of
 * one); ways are millimetres, legs included.
 */
package io.carecircle.kernel.allocation;
