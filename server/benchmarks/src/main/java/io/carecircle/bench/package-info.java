/** Benchmarks beside other engines, on one graph in one run. Times are nanoseconds. */
package io.carecircle.bench;
