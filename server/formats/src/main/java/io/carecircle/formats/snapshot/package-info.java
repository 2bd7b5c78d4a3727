/** The network snapshot file: a built network that reopens without its streets being read again. */
package io.carecircle.formats.snapshot;
