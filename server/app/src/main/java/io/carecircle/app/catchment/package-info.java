/** Process {@code catchments}: which people and which ground belong to which facility. */
package io.carecircle.app.catchment;
