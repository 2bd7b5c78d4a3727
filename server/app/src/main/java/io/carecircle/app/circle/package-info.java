/**
 * Process {@code life-circles}: the circles beside that of care, each as its document has it. Walks
 * are those of process {@code coverage}; the drive of a rescue point is in whole milliseconds an
 * edge. Null is unknown.
 */
package io.carecircle.app.circle;
