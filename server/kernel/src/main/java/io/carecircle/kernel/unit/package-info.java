/** The units of the whole code base and the conversions between them. */
package io.carecircle.kernel.unit;
