package io.carecircle.app.estate;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.locationtech.jts.geom.Geometry;

/**
 * What an estate offers in place of care rooms of its own.
 *
 * @param id of the centre, premises or plot: the same id in several estates is the same area
 * @param kind pooling, adjacent-plot, purchase, swap, lease or conversion
 * @param netArea m2 in-unit that this estate claims, or null
 * @param sourceNetArea m2 in-unit of the whole centre or premises; null when no more than claimed
 * @param date on which it was agreed; null: the estate's deciding date
 * @param plot area of the adjacent plot, or null
 * @param plotEstate id of the estate of this batch on the adjacent plot, or null
 */
record OfferedRemedy(
    String id,
    String kind,
    BigDecimal netArea,
    BigDecimal sourceNetArea,
    LocalDate date,
    Geometry plot,
    String plotEstate) {}
