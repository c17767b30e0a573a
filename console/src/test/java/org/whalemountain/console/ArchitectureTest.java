package org.whalemountain.console;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.persistence.Entity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

@AnalyzeClasses(
    packages = "org.whalemountain",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> AN_ENTITY =
      DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class));

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      SlicesRuleDefinition.slices()
          .matching("org.whalemountain.console.(*)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule ENTITIES_NEVER_LEAVE_THEIR_PACKAGE =
      classes().that(AN_ENTITY).should().bePackagePrivate();

  @ArchTest
  static final ArchRule NOBODY_IS_HANDED_AN_ENTITY =
      noMethods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should()
          .haveRawReturnType(AN_ENTITY);

  @ArchTest
  static final ArchRule THE_CONTRACT_DEPENDS_ON_NOTHING_OF_OURS =
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
