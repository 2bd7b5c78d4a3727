/**
 * Results on paper. A {@link io.carecircle.app.report.ReportDocument} says what a report holds;
 * {@link io.carecircle.app.report.PdfWriter} and {@link io.carecircle.app.report.DocxWriter} print
 * it. A {@link io.carecircle.app.report.MapSheet} draws a map from the layers. Whatever is drawn
 * goes through a {@link io.carecircle.app.report.Canvas}, so that a PDF and a picture show the
 * same.
 *
 * <p>Lengths are millimetres from the upper left corner of the paper, type sizes are points. All
 * text is set in WenQuanYi Micro Hei, which is part of the program: no font of the machine is used,
 * so that a report looks the same everywhere. A character that the font does not have is printed as
 * 〓 and told.
 */
package io.carecircle.app.report;
