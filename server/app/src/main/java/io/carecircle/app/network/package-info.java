/** The street network that analyses search: built from a version of the layer {@code streets}. */
package io.carecircle.app.network;
