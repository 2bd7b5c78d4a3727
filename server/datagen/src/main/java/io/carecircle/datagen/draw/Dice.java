package io.carecircle.datagen.draw;

import java.util.SplittableRandom;

/**
 * Repeatable chance without order: a die is a key, and what it shows depends on the key alone, not
 * on how often another was thrown before. So a township looks the same whichever is built first.
 */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private final long key;

  public Dice(long seed) {
    this.key = mix(seed);
  }

  /** The die of one thing among many of its kind. */
  public Dice of(long thing) {
    return new Dice(key + mix(thing + GOLDEN));
  }

  public Dice of(long i, long j) {
    return of(i).of(j);
  }

  /** The die for one purpose or for the thing with this id. */
  public Dice of(String name) {
    long hash = 1469598103934665603L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 1099511628211L;
    }
    return of(hash);
  }

  /** What this die shows: 0 up to, not including, 1. */
  public double unit() {
    return (mix(key) >>> 11) * UNIT;
  }

  /** The same, stretched. */
  public double between(double low, double high) {
    return low + unit() * (high - low);
  }

  /** The same as a whole number from 0 to bound - 1. */
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  public <T> T pick(T[] from) {
    return from[below(from.length)];
  }

  /** As many throws as one likes, in order. */
  public Throws roll() {
    return new Throws(new SplittableRandom(key));
  }

  /**
   * Throws in order. Only {@link SplittableRandom#nextLong} is used: what the others make of it has
   * changed between Java versions.
   */
  public static final class Throws {
    private final SplittableRandom random;

    private Throws(SplittableRandom random) {
      this.random = random;
    }

    public double unit() {
      return (random.nextLong() >>> 11) * UNIT;
    }

    public double between(double low, double high) {
      return low + unit() * (high - low);
    }

    public int below(int bound) {
      return (int) (unit() * bound);
    }

    public boolean chance(double probability) {
      return unit() < probability;
    }
  }

  private static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
