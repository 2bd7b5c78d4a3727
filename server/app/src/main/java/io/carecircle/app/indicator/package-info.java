/**
 * Boards of indicators: what the plans print beside what the layers tell and what was entered; and
 * the four-level network by place. Printed figures come from the policy files as they stand;
 * computed ones are in the indicator's unit, rounded half up to four decimals; null is unknown.
 */
package io.carecircle.app.indicator;
