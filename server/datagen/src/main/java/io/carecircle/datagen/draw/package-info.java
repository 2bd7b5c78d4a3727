/** The tools of drawing: repeatable chance, noise, the local plane in metres. */
package io.carecircle.datagen.draw;
