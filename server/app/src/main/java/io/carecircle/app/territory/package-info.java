/**
 * What lies in a region and in each of its parts: communities, facilities, estates, projects, and
 * the elders that figures are set against. Boards, early warning and time line share it, so that
 * parts always add up to the whole. People are whole numbers; beds are whole numbers, null when
 * unknown; shares are in per cent.
 */
package io.carecircle.app.territory;
