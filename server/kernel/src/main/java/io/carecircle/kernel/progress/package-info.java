/** How a long computation reports and how it is stopped. */
package io.carecircle.kernel.progress;
