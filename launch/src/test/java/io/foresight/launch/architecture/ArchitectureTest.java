package io.foresight.launch.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The table of modules and what each may know, held by a test. */
@AnalyzeClasses(packages = "io.foresight", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule modulesKnowOnlyWhatTheTableSays = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy("io.foresight.core..")
            .layer("proto")
            .definedBy("io.foresight.v1..")
            .layer("tensor")
            .definedBy("io.foresight.tensor..")
            .layer("serving")
            .definedBy("io.foresight.serving..")
            .layer("ros2")
            .definedBy("io.foresight.ros2..")
            .layer("perception")
            .definedBy("io.foresight.perception..")
            .layer("planner")
            .definedBy("io.foresight.planner..")
            .layer("vlm-reflect")
            .definedBy("io.foresight.reflect..")
            .layer("sim-bridge")
            .definedBy("io.foresight.sim..")
            .layer("launch")
            .definedBy("io.foresight.launch..")
            .whereLayer("core")
            .mayNotAccessAnyLayer()
            .whereLayer("launch")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sim-bridge")
            .mayOnlyBeAccessedByLayers("launch")
            .whereLayer("ros2")
            .mayOnlyBeAccessedByLayers("sim-bridge", "launch")
            .whereLayer("vlm-reflect")
            .mayOnlyBeAccessedByLayers("launch")
            .whereLayer("planner")
            .mayOnlyBeAccessedByLayers("vlm-reflect", "sim-bridge", "launch")
            .whereLayer("perception")
            .mayOnlyBeAccessedByLayers("sim-bridge", "launch")
            .whereLayer("tensor")
            .mayOnlyBeAccessedByLayers("perception", "vlm-reflect", "launch")
            .whereLayer("serving")
            .mayOnlyBeAccessedByLayers("perception", "planner", "vlm-reflect", "launch")
            .whereLayer("proto")
            .mayOnlyBeAccessedByLayers("perception", "planner", "vlm-reflect", "sim-bridge", "launch");

    @ArchTest
    static final ArchRule theEngineStandsBehindOneDoor = noClasses()
            .that()
            .resideOutsideOfPackages("io.foresight.tensor.engine..", "io.foresight.tensor.train..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule thePhysicsEngineStandsBehindOneDoor = noClasses()
            .that()
            .resideOutsideOfPackage("io.foresight.sim.assembly..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.stephengold..");

    @ArchTest
    static final ArchRule theDdsLibraryStandsBehindOneDoor = noClasses()
            .that()
            .resideOutsideOfPackage("io.foresight.ros2.dds..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("us.ihmc..", "com.eprosima..");

    @ArchTest
    static final ArchRule theRemoteModelsLibraryStandsBehindOneDoor = noClasses()
            .that()
            .resideOutsideOfPackage("io.foresight.reflect.remote..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule nobodyWritesJavaObjects = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.Object(In|Out)putStream|java\\.io\\.(Externalizable|ObjectInputFilter)");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackage("io.foresight.launch..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule onlyTheCommandLineEndsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage("io.foresight.launch.cli..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule featuresDoNotGoInCircles =
            slices().matching("io.foresight.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesDoNotGoInCirclesAtAnyDepth =
            slices().matching("io.foresight.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .that()
            .resideOutsideOfPackage("io.foresight.v1..")
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");
}
