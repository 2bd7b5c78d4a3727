package io.carecircle.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.carecircle.rules.HouseRules;
import io.carecircle.rules.ProductionClasses;
import io.carecircle.rules.SourceSize;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Readers and writers know the kernel's exchange types and file formats, and nothing else. */
class FormatsArchitectureTest {
  private static final String ROOT = "io.carecircle.formats";

  /** A new library is one more line here, so that its arrival is a decision. */
  private static final String[] ALLOWED = {
    "java..",
    ROOT + "..",
    "io.carecircle.kernel.unit..",
    "io.carecircle.kernel.progress..",
    "io.carecircle.kernel.geo..",
    "io.carecircle.kernel.layer..",
    "io.carecircle.kernel.network..",
    "org.locationtech.jts..",
    "org.slf4j..",
    // CSV, JSON, LZ4 blobs and protocol buffers, the foot rules of GraphHopper, vector tiles.
    "de.siegmar.fastcsv..",
    "tools.jackson..",
    "net.jpountz..",
    "com.google.protobuf..",
    "com.graphhopper..",
    "io.github.sebasbaumh.mapbox.vectortile..",
    // Spreadsheets: .xlsx, the zip and the XML that it is made of, .xls.
    "org.dhatim.fastexcel..",
    "org.apache.commons.compress.archivers.zip..",
    "org.apache.commons.compress.utils..",
    "javax.xml.stream..",
    "org.apache.poi..",
  };

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() {
    JavaClasses classes = ProductionClasses.of(ROOT);
    List<ArchRule> own =
        List.of(
            HouseRules.usesOnly(ALLOWED),
            HouseRules.noStandardStreams(),
            // Only the snapshot file knows the network that it holds.
            HouseRules.onlyInside(ROOT + ".snapshot..", "io.carecircle.kernel.network.."),
            // No database, no foreign address, no Java objects from a file.
            HouseRules.neverUses("java.sql..", "java.net.http..", "java.rmi.."),
            HouseRules.neverUsesClasses(
                "java.io.ObjectInputStream",
                "java.net.URL",
                "java.net.URLConnection",
                "java.net.Socket",
                "java.lang.ProcessBuilder",
                "java.lang.Runtime"));
    return Stream.concat(HouseRules.everywhere(ROOT).stream(), own.stream())
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }

  @Test
  void filesAndMethodsStayShort() throws IOException {
    assertEquals(List.of(), SourceSize.tooLongInThisModule());
  }
}
