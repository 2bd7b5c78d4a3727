/** Process {@code coverage}: who has a facility within reach, by region. */
package io.carecircle.app.coverage;
