package dev.wardian.python.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.journal.ChangeOrigin;
import dev.wardian.python.journal.EnvironmentJournal;
import dev.wardian.python.journal.Steps;
import dev.wardian.store.LinkMode;
import dev.wardian.store.Linker;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a change at each of its steps, one after the other, and its recovery too.
class KilledChangeTest {
    @TempDir Path folder;

    private int environments;
    private SmallEnvironment store;

    /// What a killed process does at a step: nothing, and nothing ever after.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class KillAt implements Steps {
        private final int last;
        private final AtomicInteger steps = new AtomicInteger();

        KillAt(int last) {
            this.last = last;
        }

        @Override
        public void next() {
            if (steps.incrementAndGet() > last) {
                throw new Killed();
            }
        }
    }

    @FunctionalInterface
    private interface Scenario {
        EnvironmentChange change(SmallEnvironment environment) throws IOException;
    }

    @BeforeEach
    void makeStore() throws IOException {
        store = new SmallEnvironment(folder.resolve("first"), folder.resolve("store"));
    }

    @Test
    void installIsDoneOrUndoneWhereverItIsKilled() throws IOException {
        everyStep(
                environment ->
                        environment
                                .change()
                                .install(newA(environment), InstallOptions.REQUESTED)
                                .install(newB(environment), InstallOptions.DEPENDENCY));
    }

    @Test
    void copiesAreDoneOrUndoneToo() throws IOException {
        everyStep(
                environment ->
                        environment
                                .change(Linker.forced(LinkMode.COPY))
                                .install(newA(environment), InstallOptions.REQUESTED));
    }

    @Test
    void upgradeIsDoneOrUndoneWhereverItIsKilled() throws IOException {
        everyStep(
                environment -> {
                    environment.install(oldA());
                    environment.install(WheelMaker.wheel("c 1.0").file("b/y.py", "of c"));
                    Files.createDirectories(environment.site().resolve("a/__pycache__"));
                    Files.writeString(
                            environment.site().resolve("a/__pycache__/gone.cpython-312.pyc"), "x");
                    return environment
                            .change()
                            .remove(environment.installed("a"))
                            .install(newA(environment), InstallOptions.REQUESTED)
                            .install(newB(environment), InstallOptions.DEPENDENCY);
                });
    }

    @Test
    void reinstallIsDoneOrUndoneWhereverItIsKilled() throws IOException {
        everyStep(
                environment -> {
                    environment.install(oldA());
                    Files.writeString(environment.site().resolve("a-1.0.dist-info/extra"), "mine");
                    return environment
                            .change()
                            .remove(environment.installed("a"))
                            .install(environment.unpack(oldA()), InstallOptions.REQUESTED);
                });
    }

    @Test
    void uninstallIsDoneOrUndoneWhereverItIsKilled() throws IOException {
        everyStep(
                environment -> {
                    environment.install(oldA());
                    return environment.change().remove(environment.installed("a"));
                });
    }

    @Test
    void undoIsDoneOrUndoneWhereverItIsKilled() throws IOException {
        everyStep(
                environment -> {
                    environment.install(oldA());
                    environment
                            .change()
                            .recordedIn(environment.journal(), ChangeOrigin.UNKNOWN)
                            .remove(environment.installed("a"))
                            .install(newA(environment), InstallOptions.REQUESTED)
                            .apply(InstallListener.SILENT);
                    return environment
                            .change()
                            .remove(environment.installed("a"))
                            .restore(environment.journal().kept(1), List.of());
                });
    }

    @Test
    void changeWithoutHistoryLeavesNoFolder() throws IOException {
        SmallEnvironment environment = environment();

        environment.install(oldA());

        assertThat(environment.site().resolve(".wardian")).doesNotExist();
    }

    @Test
    void fullDiskLeavesTheOldEnvironmentAndSaysSo() throws IOException {
        for (int at = 0; at < 200; at++) {
            SmallEnvironment environment = environment();
            environment.install(oldA());
            Map<String, String> before = environment.tree();
            AtomicInteger left = new AtomicInteger(at);
            EnvironmentJournal journal =
                    environment
                            .journal()
                            .watchedBy(
                                    () -> {
                                        if (left.getAndDecrement() == 0) {
                                            throw new FileSystemException(
                                                    "x", null, "No space left on device");
                                        }
                                    });
            EnvironmentChange change =
                    environment
                            .change()
                            .recordedIn(journal, ChangeOrigin.UNKNOWN)
                            .remove(environment.installed("a"))
                            .install(newA(environment), InstallOptions.REQUESTED);
            try {
                change.apply(InstallListener.SILENT);
                assertThat(environment.site().resolve("a-2.0.dist-info")).exists();
            } catch (PythonException refused) {
                assertThat(refused.problem())
                        .isInstanceOfSatisfying(
                                InstallProblem.ChangeFailed.class,
                                problem ->
                                        assertThat(problem.reason())
                                                .isEqualTo("No space left on device"));
                assertThat(environment.tree()).as("step " + at).isEqualTo(before);
                assertThat(environment.journal().isPending()).isFalse();
            }
            if (left.get() >= 0) {
                return;
            }
        }
        throw new AssertionError("more steps than expected");
    }

    @Test
    void setsADamagedPlanAside() throws IOException {
        SmallEnvironment environment = environment();
        Path change = Files.createDirectories(environment.journal().folder().resolve("change"));
        Files.writeString(change.resolve("plan"), "");

        assertThat(environment.journal().recover()).isEqualTo(EnvironmentJournal.Recovery.DAMAGED);

        assertThat(environment.journal().isPending()).isFalse();
        assertThat(environment.journal().recover()).isEqualTo(EnvironmentJournal.Recovery.NOTHING);
    }

    /// Runs the scenario to its end once, then as often as it has steps, each time killed one step
    /// later; after each kill all files must be whole, and after the recovery, which is killed and
    /// begun again too, the environment must be the old one or the new one.
    private void everyStep(Scenario scenario) throws IOException {
        SmallEnvironment model = environment();
        EnvironmentChange whole = scenario.change(model);
        Map<String, String> old = model.tree();
        AtomicInteger counted = new AtomicInteger();
        whole.recordedIn(model.journal().watchedBy(counted::incrementAndGet), ChangeOrigin.UNKNOWN)
                .apply(InstallListener.SILENT);
        Map<String, String> fresh = model.tree();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(counted.get()).isGreaterThan(15);

        Set<Map<String, String>> seen = new HashSet<>();
        for (int at = 0; at < counted.get(); at++) {
            SmallEnvironment environment = environment();
            EnvironmentChange change = scenario.change(environment);
            change.recordedIn(
                    environment.journal().watchedBy(new KillAt(at)), ChangeOrigin.UNKNOWN);
            boolean killed = isKilled(change);
            // threads that meet at one folder both try to make it, so the steps vary by a few
            assertThat(killed || at > counted.get() / 2).as("killed at step " + at).isTrue();
            assertWhole(environment.tree(), old, fresh, at);

            recoverInterrupted(environment, at);

            assertThat(environment.tree()).as("killed at step " + at).isIn(old, fresh);
            assertThat(environment.journal().isPending()).isFalse();
            assertThat(environment.site().resolve("a/.wardian-new")).doesNotExist();
            seen.add(environment.tree());
        }
        assertThat(seen).contains(old);
    }

    private static boolean isKilled(EnvironmentChange change) {
        try {
            change.apply(InstallListener.SILENT);
            return false;
        } catch (Killed killed) {
            return true;
        }
    }

    private static void assertWhole(
            Map<String, String> tree, Map<String, String> old, Map<String, String> fresh, int at) {
        tree.forEach(
                (path, content) -> {
                    if (!path.endsWith("/")) {
                        assertThat(content)
                                .as(path + " when killed at step " + at)
                                .isIn(old.get(path), fresh.get(path));
                    }
                });
    }

    /// Recovers, killed after ever more steps until it comes to its end.
    private static void recoverInterrupted(SmallEnvironment environment, int seed)
            throws IOException {
        for (int steps = seed % 7; steps < 10_000; steps += 5) {
            try {
                environment.journal().watchedBy(new KillAt(steps)).recover();
                return;
            } catch (Killed again) {
                // the next process goes on
            }
        }
        throw new AssertionError("the recovery comes to no end");
    }

    private SmallEnvironment environment() throws IOException {
        environments++;
        return new SmallEnvironment(folder.resolve("env" + environments), store.storeFolder());
    }

    private static WheelMaker oldA() {
        return WheelMaker.wheel("a 1.0")
                .file("a/__init__.py", "old")
                .file("a/gone.py", "gone")
                .file("a/same.py", "same")
                .file("solo.py", "old solo")
                .script("tool", "a:main")
                .data("data/share/a.txt", "old text");
    }

    private static UnpackedWheel newA(SmallEnvironment environment) {
        return environment.unpack(
                WheelMaker.wheel("a 2.0")
                        .file("a/__init__.py", "new")
                        .file("a/same.py", "same")
                        .file("a/deep/er/x.py", "x")
                        .file("solo.py", "new solo")
                        .script("tool", "a:other")
                        .data("data/share/a.txt", "new text"));
    }

    private static UnpackedWheel newB(SmallEnvironment environment) {
        return environment.unpack(
                WheelMaker.wheel("b 1.0")
                        .file("b/y.py", "of b")
                        .data("scripts/run", "#!python\nprint()\n")
                        .script("b", "b:main"));
    }
}
