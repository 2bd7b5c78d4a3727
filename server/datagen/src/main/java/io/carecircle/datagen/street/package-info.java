/** The streets of the settlements and the roads and bridges between them. */
package io.carecircle.datagen.street;
