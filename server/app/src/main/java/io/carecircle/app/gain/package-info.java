/** Process {@code marginal-gain}: what one more site at any street node would add. */
package io.carecircle.app.gain;
