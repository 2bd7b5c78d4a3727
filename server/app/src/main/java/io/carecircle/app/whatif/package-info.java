/** Process {@code what-if}: coverage before and after changes of facilities and streets. */
package io.carecircle.app.whatif;
