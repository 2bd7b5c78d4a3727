/** Process {@code siting}: where to open sites, with a bound and a certificate. */
package io.carecircle.app.siting;
