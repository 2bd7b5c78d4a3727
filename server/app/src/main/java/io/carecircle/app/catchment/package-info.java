/** Process {@code catchments}: which people belong to which facility. */
package io.carecircle.app.catchment;
