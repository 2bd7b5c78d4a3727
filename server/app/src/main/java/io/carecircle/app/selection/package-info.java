/**
 * The common inputs of all analyses: which facilities, which demand, what within reach means, which
 * region a place belongs to. Turns them into what the kernel takes and writes them, defaults filled
 * in, into the run.
 */
package io.carecircle.app.selection;
