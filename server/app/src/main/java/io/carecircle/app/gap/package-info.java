/** Process {@code gaps}: the communities without a facility within reach, the largest first. */
package io.carecircle.app.gap;
