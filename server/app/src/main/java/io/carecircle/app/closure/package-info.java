/** Process {@code closure-loss}: what is lost when a facility closes. */
package io.carecircle.app.closure;
