package io.carecircle.formats.street;

import java.util.Arrays;
import java.util.List;

/** Which vertices of which lines lie on each site. */
final class Vertices {
  private final int[] first;
  private final int[] line;
  private final int[] vertex;

  Vertices(List<SitedLine> lines, int siteCount) {
    first = new int[siteCount + 1];
    for (SitedLine each : lines) {
      Arrays.stream(each.sites()).forEach(site -> first[site + 1]++);
    }
    for (int i = 0; i < siteCount; i++) {
      first[i + 1] += first[i];
    }
    line = new int[first[siteCount]];
    vertex = new int[first[siteCount]];
    int[] next = Arrays.copyOf(first, siteCount);
    for (int i = 0; i < lines.size(); i++) {
      int[] sites = lines.get(i).sites();
      for (int k = 0; k < sites.length; k++) {
        int at = next[sites[k]]++;
        line[at] = i;
        vertex[at] = k;
      }
    }
  }

  int count(int site) {
    return first[site + 1] - first[site];
  }

  int from(int site) {
    return first[site];
  }

  int to(int site) {
    return first[site + 1];
  }

  int line(int at) {
    return line[at];
  }

  int vertex(int at) {
    return vertex[at];
  }
}
