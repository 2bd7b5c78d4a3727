/** How many people live where; whole people, sums exact. */
package io.carecircle.datagen.people;
