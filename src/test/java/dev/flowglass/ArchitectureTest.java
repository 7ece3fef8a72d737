package dev.flowglass;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The picture of the rooms. To change it is a decision about the design; its reason belongs into the `package-info` of
/// the room.
class ArchitectureTest {
    private static final String ROOT = "dev.flowglass";

    /// Each room with the rooms that it may use.
    private static final List<Room> ROOMS = List.of(
            room("words"),
            room("value"),
            room("source"),
            room("expression", "value", "source"),
            room("model", "expression", "value"),
            room("language", "model", "expression", "value", "source"),
            room("engine", "model", "expression", "value"),
            room("store", "engine", "model", "value"),
            room("connector", "engine", "model", "value"),
            room("runtime", "engine", "model", "store", "connector", "value"),
            room("remote", "value"),
            room("debug", "runtime", "engine", "model", "expression", "value", "source"),
            room("api", "words", "runtime", "debug", "engine", "language", "model", "value", "source", "store"),
            room("app", "words", "runtime", "debug", "engine", "language", "model", "expression", "value", "source"),
            room(
                    "desktop",
                    "remote",
                    "app",
                    "api",
                    "cli",
                    "words",
                    "debug",
                    "runtime",
                    "connector",
                    "store",
                    "engine",
                    "language",
                    "model",
                    "value"),
            room(
                    "cli",
                    "remote",
                    "app",
                    "api",
                    "words",
                    "debug",
                    "runtime",
                    "connector",
                    "store",
                    "engine",
                    "language",
                    "model",
                    "expression",
                    "value",
                    "source"));

    /// Each library with the rooms that may know it.
    private static final List<Library> LIBRARIES = List.of(
            library("Jackson", Set.of("value"), "com.fasterxml.jackson"),
            library("SnakeYAML", Set.of("language"), "org.yaml.snakeyaml"),
            library("JDBC", Set.of("store"), "java.sql", "javax.sql", "org.sqlite"),
            library("the HTTP server", Set.of("api"), "com.sun.net.httpserver"),
            library("the HTTP client", Set.of("connector"), "java.net.http"),
            library("the service's client", Set.of("remote"), "com.aliyun"),
            library("picocli", Set.of("cli", ""), "picocli"),
            library(
                    "JavaFX",
                    Set.of("app"),
                    "javafx",
                    "com.sun.javafx",
                    "org.controlsfx",
                    "impl.org.controlsfx",
                    "org.fxmisc",
                    "org.reactfx",
                    "atlantafx"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageBelongsToARoom() {
        var known = Stream.concat(Stream.of(""), ROOMS.stream().map(Room::name)).toList();

        assertThat(CLASSES.stream().map(ArchitectureTest::roomOf)).isSubsetOf(known);
    }

    @Test
    void aRoomUsesOnlyTheRoomsBelowIt() {
        assertThat(dependencies(ArchitectureTest::crossesToAForbiddenRoom)).isEmpty();
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void aLibraryIsKnownInItsRoomOnly() {
        assertThat(dependencies(dependency -> LIBRARIES.stream()
                        .anyMatch(library -> library.owns(dependency.getTargetClass())
                                && !library.rooms().contains(roomOf(dependency.getOriginClass())))))
                .isEmpty();
    }

    @Test
    void theEngineKnowsNoClockNoChanceNoThreadAndNoDisk() {
        var forbidden = List.of(
                "java.io",
                "java.nio.file",
                "java.nio.channels",
                "java.net",
                "java.util.concurrent",
                "java.util.random");
        var forbiddenTypes = Set.of(
                "java.lang.Thread",
                "java.lang.ThreadLocal",
                "java.lang.Process",
                "java.lang.ProcessBuilder",
                "java.lang.Runtime",
                "java.security.SecureRandom",
                "java.time.Clock",
                "java.time.InstantSource",
                "java.util.Random",
                "java.util.Timer");
        var forbiddenCalls = Set.of(
                "java.lang.Math.random",
                "java.lang.System.currentTimeMillis",
                "java.lang.System.nanoTime",
                "java.lang.System.getenv",
                "java.lang.System.getProperty",
                "java.lang.System.identityHashCode",
                "java.time.ZoneId.systemDefault",
                "java.util.Collections.shuffle",
                "java.util.Locale.getDefault",
                "java.util.UUID.randomUUID");

        assertThat(dependencies(dependency -> roomOf(dependency.getOriginClass())
                                .equals("engine")
                        && !dependency.getTargetClass().getName().equals("java.io.Serializable")
                        && (forbiddenTypes.contains(dependency.getTargetClass().getName())
                                || forbidden.stream().anyMatch(name -> isIn(dependency.getTargetClass(), name)))))
                .isEmpty();
        assertThat(accesses(access -> roomOf(access.getOriginOwner()).equals("engine")
                        && (forbiddenCalls.contains(nameOf(access))
                                || isIn(access.getTargetOwner(), "java.time")
                                        && access.getName().equals("now"))))
                .isEmpty();
    }

    @Test
    void onlyTheEventFeedCrossesToTheFxThread() {
        assertThat(accesses(access -> nameOf(access).equals("javafx.application.Platform.runLater")
                        && !access.getOriginOwner()
                                .getName()
                                .matches("dev\\.flowglass\\.app\\.fx\\.FxEventFeed(\\$.*)?")))
                .isEmpty();
    }

    @Test
    void theLayoutOfTheGraphNeedsNoDisplay() {
        assertThat(dependencies(dependency -> isIn(dependency.getOriginClass(), ROOT + ".app.graph.layout")
                        && isIn(dependency.getTargetClass(), "javafx")))
                .isEmpty();
    }

    @Test
    void aViewModelKnowsNoNodes() {
        assertThat(dependencies(dependency ->
                        dependency.getOriginClass().getName().matches(".*ViewModel(\\$.*)?")
                                && Stream.of("javafx.scene", "javafx.stage", "org.controlsfx", "org.fxmisc")
                                        .anyMatch(name -> isIn(dependency.getTargetClass(), name))))
                .isEmpty();
    }

    @Test
    void everyPackageSaysThatNothingIsNull() {
        var packages = new TreeSet<String>();
        CLASSES.forEach(type -> packages.add(type.getPackageName()));

        packages.removeIf(name -> CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class));
        assertThat(packages).isEmpty();
    }

    @Test
    void classesAreNamedAfterWhatTheyAre() {
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl)"));
    }

    private static boolean crossesToAForbiddenRoom(Dependency dependency) {
        var target = dependency.getTargetClass();
        var from = roomOf(dependency.getOriginClass());
        return isIn(target, ROOT)
                && !from.equals(roomOf(target))
                && !from.isEmpty()
                && ROOMS.stream()
                        .noneMatch(
                                room -> room.name().equals(from) && room.uses().contains(roomOf(target)));
    }

    private static List<String> dependencies(Predicate<Dependency> wrong) {
        return CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(wrong)
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private static List<String> accesses(Predicate<JavaAccess<?>> wrong) {
        return CLASSES.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(wrong)
                .map(JavaAccess::getDescription)
                .sorted()
                .toList();
    }

    private static String nameOf(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }

    private static boolean isIn(JavaClass type, String name) {
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }

    /// The first part of the package below the root; empty for the root itself and for classes of others.
    private static String roomOf(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : "";
    }

    private static Room room(String name, String... uses) {
        return new Room(name, Set.of(uses));
    }

    private static Library library(String name, Set<String> rooms, String... packages) {
        return new Library(name, rooms, List.of(packages));
    }

    private record Room(String name, Set<String> uses) {}

    private record Library(String name, Set<String> rooms, List<String> packages) {
        boolean owns(JavaClass type) {
            return packages.stream().anyMatch(name -> isIn(type, name));
        }
    }
}
