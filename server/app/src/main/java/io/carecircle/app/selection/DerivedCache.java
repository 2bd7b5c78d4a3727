package io.carecircle.app.selection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carecircle.app.result.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * What requests make of layer versions over and over: chosen rows, people, regions, places on the
 * streets. Versions never change, so a key that names all that a value depends on cannot go stale:
 * a version by the hash of its content, a parameter by its value, another kept value by being the
 * same object ({@link Same}). Values never change either and are shared by threads. What a value's
 * making warned of is kept with it and told to every run that uses it. Holds up to an eighth of the
 * heap.
 */
@Component
public class DerivedCache {
  private static final int SHARE_OF_HEAP = 8;

  /** A reference, or a number with what holds it. */
  static final int BYTES_PER_UNIT = 16;

  private final Cache<Object, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / BYTES_PER_UNIT)
          .weigher((Object key, Kept value) -> value.units)
          .build();

  private record Kept(Object value, List<String> warnings, int units) {}

  /** A part of a key: this very object and no other. */
  record Same(Object thing) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && same.thing == thing;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(thing);
    }
  }

  /**
   * The value of a key, made once for all who ask at the same time.
   *
   * @param key a record of a type that only this kind of value has
   * @param units what the value costs, in some {@value #BYTES_PER_UNIT} bytes each
   * @param make must not ask this cache itself; when it throws, nothing is kept
   */
  <T> T get(Object key, Warnings told, ToLongFunction<T> units, Function<Warnings, T> make) {
    Kept found = kept.get(key, k -> make(units, make));
    found.warnings.forEach(told::warn);
    @SuppressWarnings("unchecked")
    T value = (T) found.value;
    return value;
  }

  private static <T> Kept make(ToLongFunction<T> units, Function<Warnings, T> make) {
    List<String> warnings = new ArrayList<>();
    T value = make.apply(warnings::add);
    long all = units.applyAsLong(value) + warnings.size() + 8L;
    return new Kept(value, List.copyOf(warnings), (int) Math.min(Integer.MAX_VALUE, all));
  }
}
