/** Vector tiles of the layers, for maps. */
package io.carecircle.app.tile;
