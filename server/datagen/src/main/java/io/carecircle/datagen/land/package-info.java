/** Where land and water are, and which township a place belongs to; metres in the plane. */
package io.carecircle.datagen.land;
