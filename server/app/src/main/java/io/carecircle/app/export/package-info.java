/** Layers out as files that import again with the same content. */
package io.carecircle.app.export;
