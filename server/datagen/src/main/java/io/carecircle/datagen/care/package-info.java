/** Facilities, housing estates and idle buildings; areas in square metres, money in 亿元. */
package io.carecircle.datagen.care;
