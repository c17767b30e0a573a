package org.whalemountain.api;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.whalemountain", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.whalemountain.api.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_API_DEPENDS_ON_NOTHING_ELSE_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage("org.whalemountain.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.whalemountain.console..",
              "org.whalemountain.docker..",
              "org.whalemountain.k8s..",
              "org.whalemountain.parts..");
}
