/** Which demand belongs to which facility. Weights are in the caller's unit. */
package io.carecircle.kernel.catchment;
