package io.carecircle.datagen.settle;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Noise;
import io.carecircle.datagen.draw.Spot;

/**
 * The pattern of a town's streets: a turned square lattice, bent a little, each crossing a little
 * off its place. Lattice positions are whole numbers (a, b); {@link #BLOCKS} blocks by as many make
 * a quarter. Neighbouring townships may share one grid, so that their streets run through.
 */
public final class Grid {
  /** Blocks along the side of a quarter. */
  public static final int BLOCKS = 5;

  private static final double BEND_METRES = 60;
  private static final double BEND_WAVELENGTH = 1500;

  /** How far a crossing may stand off its place, as a share of the block. */
  private static final double OFF_PLACE = 0.14;

  private final String name;
  private final Spot origin;
  private final double blockMetres;
  private final double cos;
  private final double sin;
  private final Dice dice;
  private final Noise bendX;
  private final Noise bendY;

  Grid(String name, Spot origin, double blockMetres, Dice dice) {
    this.name = name;
    this.origin = origin;
    this.blockMetres = blockMetres;
    this.dice = dice.of("grid").of(name);
    double angle = this.dice.of("angle").between(-StrictMath.PI / 4, StrictMath.PI / 4);
    this.cos = StrictMath.cos(angle);
    this.sin = StrictMath.sin(angle);
    this.bendX = new Noise(this.dice.of("bend x"), BEND_WAVELENGTH);
    this.bendY = new Noise(this.dice.of("bend y"), BEND_WAVELENGTH);
  }

  public String name() {
    return name;
  }

  public double blockMetres() {
    return blockMetres;
  }

  /** The side of a quarter. */
  public double quarterMetres() {
    return BLOCKS * blockMetres;
  }

  /** Chance for everything that belongs to this grid. */
  public Dice dice() {
    return dice;
  }

  /** A crossing of the lattice. */
  public Spot crossing(int a, int b) {
    Dice own = dice.of(a, b);
    double reach = OFF_PLACE * blockMetres;
    return bent(a, b).plus(own.of("x").between(-reach, reach), own.of("y").between(-reach, reach));
  }

  /** Half way from the crossing (a, b) to the next in the first direction, or the second. */
  public Spot halfWay(int a, int b, boolean first) {
    Spot from = crossing(a, b);
    Spot to = first ? crossing(a + 1, b) : crossing(a, b + 1);
    Dice own = dice.of(a, b).of(first ? "half first" : "half second");
    double aside = own.between(-0.04, 0.04);
    return from.towards(to, 0.5).plus(-(to.y() - from.y()) * aside, (to.x() - from.x()) * aside);
  }

  /** A place of the lattice, whole or not, before chance moves it. */
  public Spot bent(double a, double b) {
    double u = a * blockMetres;
    double v = b * blockMetres;
    Spot turned = origin.plus(u * cos - v * sin, u * sin + v * cos);
    return turned.plus(
        BEND_METRES * bendX.at(turned.x(), turned.y()),
        BEND_METRES * bendY.at(turned.x(), turned.y()));
  }

  /** The quarter number, in the first and second direction, near a place; bends are ignored. */
  int[] quarterNear(Spot at) {
    double dx = at.x() - origin.x();
    double dy = at.y() - origin.y();
    double side = quarterMetres();
    return new int[] {
      (int) Math.floor((dx * cos + dy * sin) / side), (int) Math.floor((dy * cos - dx * sin) / side)
    };
  }
}
