/** Where people live: quarters of towns and villages; metres in the plane. */
package io.carecircle.datagen.settle;
