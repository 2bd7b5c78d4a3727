/** Process {@code travel-times}: seconds and metres between many places. */
package io.carecircle.app.traveltime;
