/**
 * Process {@code estate-check}: whether the care rooms of housing estates are what the standard in
 * force demands, clause by clause. Areas are square metres and exact decimals. Null means not
 * known; a clause that needs what is not known is {@link io.carecircle.app.estate.Verdict#UNKNOWN},
 * never passed.
 */
package io.carecircle.app.estate;
