/**
 * Beds and coverage by year as facilities and projects open, and when a region runs out of beds.
 * Years are states at their 31 December. Beds are whole numbers, unknown ones are listed and never
 * counted as 0; demand is in beds.
 */
package io.carecircle.app.timeline;
