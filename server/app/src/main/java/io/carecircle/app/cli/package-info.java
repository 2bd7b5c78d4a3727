/**
 * The command line. One class per command; {@link io.carecircle.app.cli.Cli} lists them. A command
 * line is parsed before the application starts, so that help and wrong usage answer at once.
 *
 * <p>Answers go to stdout, everything else to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage
 * or refused input.
 */
package io.carecircle.app.cli;
