/**
 * Tables of estates in, verdicts out: each row of the file has its own answer, also the one that
 * cannot be judged.
 */
package io.carecircle.app.batch;
