/**
 * The rules of the house as tests: what a class may be called, use and keep. Every module's own
 * architecture test picks from here and adds its whitelist; {@code fixture} holds small classes
 * that break one rule each, so that a rule that has gone blind is noticed.
 */
package io.carecircle.rules;
