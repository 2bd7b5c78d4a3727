/**
 * What every answer over HTTP has in common: problems as JSON in two languages, the headers, who
 * may ask at all. Nothing in here is called by other modules; they throw, and this answers.
 *
 * <p>The service has no accounts and no cookies. Three things keep strangers out: it listens on a
 * loopback address only; it answers only requests whose {@code Host} names this machine, so that a
 * foreign page cannot reach it through a name of its own (DNS rebinding); and a request that
 * changes something is refused when a browser sends it from another site. A CSRF token would
 * protect a session, and there is none.
 */
package io.carecircle.app.platform.web;
