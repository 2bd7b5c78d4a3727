package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a square of the map leaves out of a shape is not seen in it. */
@WithChromium
class PaintTest {
  /** Paints random rings whole and with the corners that matter, and counts what differs. */
  private static final String SCRIPT =
      """
      const done = arguments[0];
      // Park and Miller's generator: the same rings in every run.
      let seed = 20261125;
      const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
      import('/map/shape.js').then(({trace, traceNear, nearRing}) => {
        const view = {scale: 1, left: 0, top: 0, size: 100, box: [-20, -20, 120, 120]};
        const paint = (draw, shape) => {
          const canvas = new OffscreenCanvas(100, 100);
          const pen = canvas.getContext('2d', {willReadFrequently: true});
          draw(pen, shape, view);
          pen.fillStyle = 'rgba(200, 0, 0, 0.5)';
          pen.fill('evenodd');
          pen.lineWidth = 2;
          pen.stroke();
          return pen.getImageData(0, 0, 100, 100).data;
        };
        let differing = 0;
        let painted = 0;
        let corners = 0;
        let kept = 0;
        for (let round = 0; round < 400; round++) {
          const n = 3 + Math.floor(random() * 60);
          const reach = 60 + random() * 1000;
          const ring = new Float64Array(2 * n);
          let [x, y] = [random() * 100, random() * 100];
          for (let i = 0; i < n; i++) {
            x += (random() - 0.5) * reach;
            y += (random() - 0.5) * reach;
            ring[2 * i] = x;
            ring[2 * i + 1] = y;
          }
          corners += n;
          kept += nearRing(ring, view.box).length / 2;
          const all = [-Infinity, -Infinity, Infinity, Infinity];
          const shape = {polygons: [[ring]], boxes: [all], box: all};
          const whole = paint(trace, shape);
          const near = paint(traceNear, shape);
          const differs = (x, y) => Math.abs(
            whole[4 * (100 * y + x) + 3] - near[4 * (100 * y + x) + 3]) > 8;
          const three = [0, 1, 2];
          for (let y = 0; y < 98; y++) {
            for (let x = 0; x < 98; x++) {
              painted += whole[4 * (100 * y + x) + 3] > 0;
              differing += three.every((i) => three.every((j) => differs(x + i, y + j)));
            }
          }
        }
        done([differing, painted, corners, kept]);
      });
      """;

  /**
   * Rings that wind in and out of a square of 100 pixels, of which only a part lies near it:
   * painted whole and painted with the corners that matter, no pixel differs.
   */
  @Test
  void aSquarePaintsTheSameWithTheCornersThatMatterToIt(OpenServer server, Browser browser) {
    browser.openPage(server, Browser.OFFICE, "l=regions");
    List<?> found = (List<?>) browser.driver().executeAsyncScript(SCRIPT);
    long[] n = found.stream().mapToLong(number -> ((Number) number).longValue()).toArray();
    assertEquals(0, n[0], "places that differ");
    assertTrue(n[1] > 400_000, "pixels painted: " + n[1]);
    assertTrue(n[3] < 0.8 * n[2], "%d of %d corners are kept".formatted(n[3], n[2]));
  }
}
