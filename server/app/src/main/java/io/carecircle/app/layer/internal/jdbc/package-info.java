/** All SQL of the layers, for the embedded store. */
package io.carecircle.app.layer.internal.jdbc;
