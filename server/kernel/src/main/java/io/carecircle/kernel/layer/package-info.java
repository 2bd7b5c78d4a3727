/** Facilities, demand and streets as immutable tables, and the order of their ids. */
package io.carecircle.kernel.layer;
