package io.carecircle.datagen.care;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.land.County;
import io.carecircle.datagen.land.Township;
import io.carecircle.datagen.people.Community;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What is there before care comes.
 *
 * @param communities in the order of their codes
 */
public record Scene(
    Plane plane,
    List<County> counties,
    List<Township> townships,
    List<Community> communities,
    Dice dice) {

  /** The communities that fit, best score first; equal scores go to the lower code. */
  List<Community> ranked(Predicate<Community> fits, ToDoubleFunction<Community> score) {
    return communities.stream()
        .filter(fits)
        .sorted(Comparator.comparingDouble(score).reversed().thenComparing(Community::code))
        .toList();
  }

  /** The communities of a township. */
  List<Community> of(Township township) {
    return communities.stream().filter(c -> c.regionCode().equals(township.code())).toList();
  }

  /** A number of the community for one purpose, 0 up to 1. */
  double chance(Community community, String purpose) {
    return dice.of(purpose).of(community.code()).unit();
  }
}
