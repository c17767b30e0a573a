package org.whalemountain.console;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import org.whalemountain.console.query.Lookup;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
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

  /** Hibernate's own takes a lost database for a record that never was. */
  @ArchTest
  static final ArchRule RECORDS_ARE_LOOKED_UP_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Lookup.class.getName())
          .should()
          .callMethodWhere(
              target(nameMatching("find|getReference"))
                  .and(target(owner(assignableTo(EntityManager.class))))
                  .or(
                      target(nameMatching("findById(Optional)?"))
                          .and(target(owner(assignableTo(PanacheEntityBase.class))))));

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
