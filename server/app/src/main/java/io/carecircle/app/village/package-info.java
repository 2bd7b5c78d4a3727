/**
 * Process {@code village-check}: whether each administrative village has a care place or shares a
 * neighbour's, which centres are too small, and how many villages have a mutual-aid point. Areas
 * are square metres, exact decimals; null means not known.
 */
package io.carecircle.app.village;
