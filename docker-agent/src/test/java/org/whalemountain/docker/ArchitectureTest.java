package org.whalemountain.docker;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(
    packages = "org.whalemountain.docker",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesDependOnEachOtherOneWayOnly =
      slices().matching("org.whalemountain.docker.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theEngineKnowsNobody =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage("..docker.engine..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are in other packages of this service",
                  other ->
                      other.getPackageName().startsWith("org.whalemountain.docker.")
                          && !other.getPackageName().equals("org.whalemountain.docker.meter")
                          && !other.getPackageName().equals("org.whalemountain.docker.engine")));
}
