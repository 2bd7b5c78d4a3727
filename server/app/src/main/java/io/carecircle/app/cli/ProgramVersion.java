package io.carecircle.app.cli;

import io.carecircle.app.result.Engine;
import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** The version that stands in every result, too. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {new Engine().nameAndVersion()};
  }
}
