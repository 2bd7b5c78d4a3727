/**
 * Computations that nobody waits for: a bounded queue, a few workers, results kept as files in the
 * data folder. Jobs live as long as the process: nothing of them is there after a restart.
 */
package io.carecircle.app.job;
