/** Process {@code accessibility}: scores of access, what they conserve and how even they are. */
package io.carecircle.app.access;
