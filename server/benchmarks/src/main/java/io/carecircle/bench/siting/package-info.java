/** How long siting takes: made-up instances of the sizes of published ones, from seeds. */
package io.carecircle.bench.siting;
