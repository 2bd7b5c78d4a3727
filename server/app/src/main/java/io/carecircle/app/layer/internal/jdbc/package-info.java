/**
 * All SQL of the layers. The statements are the same on both stores: geometry goes in and out as
 * WKB, names are quoted, sorting is done in Java. What differs is how a store is opened ({@code
 * EmbeddedStore}, {@code PostgisStore}) and the migrations.
 */
package io.carecircle.app.layer.internal.jdbc;
