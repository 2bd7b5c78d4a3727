/** Synthetic cities: a seed in, layers out; the same seed gives the same city on every machine. */
package io.carecircle.datagen;
