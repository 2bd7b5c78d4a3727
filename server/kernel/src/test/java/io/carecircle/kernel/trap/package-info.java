/**
 * One class for each way in which some system has published wrong numbers, with an oracle that
 * tells right from wrong. T1 and so on are the names under which the traps are known in the
 * project's list.
 */
package io.carecircle.kernel.trap;
