/**
 * The whole service under load: a real process, real HTTP, a synthetic city. Times in milliseconds.
 */
package io.carecircle.bench.load;
