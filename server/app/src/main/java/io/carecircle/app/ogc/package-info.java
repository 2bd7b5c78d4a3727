/**
 * The API at {@code /api}: OGC API Features Part 1 (core, GeoJSON, OpenAPI 3.0) over the layers,
 * OGC API Processes Part 1 over the analyses, and the upload of files. Layers and analyses are
 * found through their catalogues and described from what they tell about themselves; none is known
 * here by name, apart from titles.
 */
package io.carecircle.app.ogc;
