/**
 * What every other module stands on: settings, the data folder with its lock, and the one exception
 * that means "your input is refused".
 */
package io.carecircle.app.platform;
