/**
 * Line layers as streets: which lines meet, and who may walk them.
 *
 * <p>Units: coordinates are degrees WGS84, tolerances metres. A <em>site</em> is one place of the
 * plane (equal after rounding to 1e-7 degree); a <em>node</em> is a site on one level, so a bridge
 * and the street below it may share a site and yet not meet. Everything works on lines in a
 * canonical order, so the order of the input changes nothing.
 */
package io.carecircle.formats.street;
