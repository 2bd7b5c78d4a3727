/**
 * One computation and its provenance: which layer versions, which parameters, which engine; and the
 * proof by doing it again.
 */
package io.carecircle.app.result;
