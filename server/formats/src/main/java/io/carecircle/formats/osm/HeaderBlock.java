package io.carecircle.formats.osm;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Set;

/** The OSMHeader block: what a reader must understand before it may go on. */
final class HeaderBlock {
  static final String TYPE = "OSMHeader";

  private static final Set<String> KNOWN = Set.of("OsmSchema-V0.6", "DenseNodes");
  private static final String WITHOUT_NODES = "LocationsOnWays";

  private boolean locationsOnWays;

  /** Refuses a file that requires what this reader does not do. */
  HeaderBlock(byte[] bytes) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case 4 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> require(in.readString());
        case 5 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
            locationsOnWays |= in.readString().equals(WITHOUT_NODES);
        default -> PrimitiveBlock.skip(in, tag);
      }
    }
  }

  /** Whether places stand on the ways; such files often leave out the nodes themselves. */
  boolean locationsOnWays() {
    return locationsOnWays;
  }

  private static void require(String feature) throws BrokenBlockException {
    if (feature.equals("HistoricalInformation")) {
      throw new BrokenBlockException(
          "the file requires HistoricalInformation: it holds old versions of streets, and which"
              + " of them hold is not said; take a time slice first (osmium time-filter)");
    }
    if (!KNOWN.contains(feature)) {
      throw new BrokenBlockException(
          "the file requires the feature '" + shortened(feature) + "', which is not known here");
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
