/** The areas of communities, townships and counties as one seamless partition. */
package io.carecircle.datagen.region;
