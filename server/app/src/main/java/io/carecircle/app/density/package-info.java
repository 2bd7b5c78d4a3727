/** Process {@code density}: people by the cells of a grid. */
package io.carecircle.app.density;
