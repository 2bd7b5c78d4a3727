package io.carecircle.app.process;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import tools.jackson.databind.node.ObjectNode;

/**
 * One question to an analysis.
 *
 * @param inputs by name, as posted
 * @param pins which layer versions to compute on
 * @param files what {@code href} inside the inputs may name
 * @param progress hears how far it is
 * @param cancel asked whether to go on
 */
public record ProcessRequest(
    ObjectNode inputs,
    Pins pins,
    LinkedFiles files,
    ProgressListener progress,
    CancelToken cancel) {}
