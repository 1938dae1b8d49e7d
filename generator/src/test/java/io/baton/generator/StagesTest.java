package io.baton.generator;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packages are stages, in the order in which data flows. */
class StagesTest {

  private static final String ROOT = "io.baton.generator.";

  /** What every stage may use. */
  private static final List<String> SHARED = List.of("diagnostic", "feel");

  private static final List<String> STAGES =
      List.of(
          "policy",
          "model",
          "explore",
          "check",
          "explain",
          "plan",
          "template",
          "layout",
          "draw",
          "emit",
          "edit");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.baton.generator");

  @Test
  void aStageKnowsOnlyEarlierOnesAndWhatIsShared() {
    for (int i = 0; i < STAGES.size(); i++) {
      String[] later = packages(STAGES.subList(i + 1, STAGES.size()));
      if (later.length > 0) {
        ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage(ROOT + STAGES.get(i))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .allowEmptyShould(true)
            .check(classes);
      }
    }
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(packages(SHARED))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(STAGES))
        .check(classes);
  }

  @Test
  void aStageUsesOfAnEarlierOneItsResultsOnly() {
    // A result is a record, an enum or a sealed type; what makes one is the compiler's to call.
    for (String stage : STAGES) {
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(ROOT + stage)
          .should()
          .dependOnClassesThat(makersOutside(stage))
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @Test
  void noStageKnowsTheCommandLineOrTheCompiler() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(packages(STAGES))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.baton.generator", ROOT + "cli")
        .check(classes);
  }

  @Test
  void noFontOfTheMachineHasASayInThePicture() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(ROOT + "layout")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..")
        .check(classes);
  }

  @Test
  void packagesDoNotDependOnEachOtherInACircle() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(classes);
  }

  private static DescribedPredicate<JavaClass> makersOutside(String stage) {
    return new DescribedPredicate<>("make another stage's results") {
      @Override
      public boolean test(JavaClass type) {
        return STAGES.stream()
                .filter(other -> !other.equals(stage))
                .anyMatch(other -> type.getPackageName().equals(ROOT + other))
            && !type.isRecord()
            && !type.isEnum()
            && !type.isInterface()
            && !type.isAnonymousClass()
            && type.getModifiers().contains(JavaModifier.PUBLIC);
      }
    };
  }

  private static String[] packages(List<String> stages) {
    return stages.stream().map(stage -> ROOT + stage).toArray(String[]::new);
  }
}
