/** SQL for the stage histories. */
package io.carecircle.app.stage.internal.jdbc;
