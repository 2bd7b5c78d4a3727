package io.carecircle.datagen.care;

import io.carecircle.kernel.layer.FeatureTable;
import java.util.Set;

/**
 * The layers {@code facilities}, {@code estates} and {@code candidates}.
 *
 * @param facilities of all kinds, in the order of ids
 */
public record CareLayers(FeatureTable facilities, FeatureTable estates, FeatureTable candidates) {
  public static CareLayers of(Scene scene) {
    FacilityBook book = new FacilityBook(scene);
    Set<String> served = new CareCentres(scene, book).open();
    new NursingHomes(scene).open(book);
    new OtherServices(scene, book).open();
    return new CareLayers(
        book.table(), new Estates(scene).table(), new Candidates(scene, served).table());
  }
}
