/**
 * The one interface of every analysis. An analysis is one class that implements {@link
 * io.carecircle.app.process.AnalysisProcess}; fronts find it here by its id and never by its class.
 */
package io.carecircle.app.process;
