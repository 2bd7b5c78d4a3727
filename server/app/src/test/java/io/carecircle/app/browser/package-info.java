/**
 * The map page in a headless Chromium, against a server of the same process. The tests are left out
 * where there is no Chromium, and {@code scripts/test} says so. Pictures of what they saw are in
 * {@code target/screenshots}.
 */
package io.carecircle.app.browser;
