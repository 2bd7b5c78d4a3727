package io.carecircle.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes that a rule is asked about. */
public final class ProductionClasses {
  private ProductionClasses() {}

  /**
   * The classes of a package and those below it, tests left out.
   *
   * @throws IllegalStateException when there are none: a rule about nothing would always hold
   */
  public static JavaClasses of(String rootPackage) {
    return refuseEmpty(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(rootPackage),
        rootPackage);
  }

  static JavaClasses refuseEmpty(JavaClasses classes, String rootPackage) {
    if (classes.isEmpty()) {
      throw new IllegalStateException("no class found in " + rootPackage);
    }
    return classes;
  }
}
