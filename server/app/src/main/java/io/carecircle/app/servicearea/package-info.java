/** Process {@code service-areas}: circles as polygons. */
package io.carecircle.app.servicearea;
