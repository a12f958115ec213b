package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.lock.LockText;
import dev.wardian.stack.problem.StackException;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.name.PackageName;
import dev.wardian.testkit.PackageUniverse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WardianTest {

    @TempDir Path folder;

    @Test
    void installsWhatIsAskedForWithAllThatItNeeds() {
        try (var play = new Playground(folder, "a 1.0 -> b>=1; b 1.0; b 2.0")) {
            var applied = play.install("a");
            assertThat(play.installed()).containsExactly("a 1.0", "b 2.0");
            assertThat(applied.downloadedFiles()).isEqualTo(2);
            assertThat(applied.sources()).containsExactly("127.0.0.1");
        }
    }

    @Test
    void touchesNoNetworkWhenAllIsThere() {
        try (var play = new Playground(folder, "a 1.0 -> b; b 1.0")) {
            play.install("a");
            play.index.forgetRequests();
            var plan = (Plan) play.plan("a>=1");
            assertThat(plan.isEmpty()).isTrue();
            assertThat(plan.keep())
                    .extracting(one -> one.name().toString())
                    .containsExactly("a", "b");
            assertThat(play.index.count()).isZero();
        }
    }

    @Test
    void keepsInstalledVersionsUnlessAskedToUpgrade() {
        try (var play = new Playground(folder, "a 1.0; a 2.0; b 1.0 -> a")) {
            play.install("a==1.0");
            play.install("b");
            assertThat(play.installed()).containsExactly("a 1.0", "b 1.0");
            var upgrade =
                    InstallChoices.usual()
                            .withResolve(
                                    ResolveChoices.usual().withUpgrade(PackageSelection.all()));
            play.install(upgrade, "b");
            assertThat(play.installed()).containsExactly("a 2.0", "b 1.0");
        }
    }

    @Test
    void explainsWithOriginWhatCannotBeMet() {
        try (var play = new Playground(folder, "a 1.0 -> b<2; b 1.0; b 2.0")) {
            play.write("requirements.txt", "a", "b>=2");
            var answer =
                    play.wardian.planInstall(
                            play.environment(),
                            play.file("requirements.txt"),
                            InstallChoices.usual());
            assertThat(answer).isInstanceOf(Unsolvable.class);
            var told = (Unsolvable) answer;
            assertThat(String.join("\n", told.explanation()))
                    .contains("requirements.txt:1", "requirements.txt:2");
        }
    }

    @Test
    void readsNestedFilesConstraintsAndCycles() {
        try (var play = new Playground(folder, "a 1.0; a 2.0; b 1.0")) {
            play.write("requirements.txt", "-r sub/more.txt", "-c limits.txt", "a");
            play.write("sub/more.txt", "b", "-r ../requirements.txt");
            play.write("limits.txt", "a<2");
            play.wardian.apply(
                    (Plan)
                            play.wardian.planInstall(
                                    play.environment(),
                                    play.file("requirements.txt"),
                                    InstallChoices.usual()));
            assertThat(play.installed()).containsExactly("a 1.0", "b 1.0");
        }
    }

    @Test
    void namesFileLineAndColumnOfWhatIsMalformed() {
        try (var play = new Playground(folder, "a 1.0")) {
            play.write("requirements.txt", "a", "", "b=2");
            assertThatThrownBy(() -> play.file("requirements.txt"))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("requirements.txt:3:2: ");
        }
    }

    @Test
    void removesWhatIsNotWantedWhenExact() {
        try (var play = new Playground(folder, "a 1.0; b 1.0")) {
            play.install("a", "b");
            play.install(InstallChoices.usual().withExact(true), "a");
            assertThat(play.installed()).containsExactly("a 1.0");
        }
    }

    @Test
    void removesWithoutTheNetworkWhenAllElseIsThere() {
        try (var play = new Playground(folder, "a 1.0; b 1.0")) {
            play.install("a", "b");
            play.index.forgetRequests();
            var plan = (Plan) play.plan(InstallChoices.usual().withExact(true), "a");
            assertThat(plan.remove()).hasSize(1);
            assertThat(play.index.count()).isZero();
        }
    }

    @Test
    void uninstallsAndWarnsOfWhatIsNotThere() {
        try (var play = new Playground(folder, "a 1.0")) {
            play.install("a");
            var plan =
                    play.wardian.planUninstall(
                            play.environment(), List.of(PackageName.of("a"), PackageName.of("zz")));
            assertThat(plan.warnings()).hasSize(1);
            play.wardian.apply(plan);
            assertThat(play.installed()).isEmpty();
        }
    }

    @Test
    void changesNothingWhenADigestIsWrong() {
        try (var play = new Playground(folder, "a 1.0; b 1.0 -> a")) {
            play.index.announceDigest("a-1.0-py3-none-any.whl", "00".repeat(32));
            assertThatThrownBy(() -> play.install("b")).hasMessageContaining("a-1.0");
            assertThat(play.installed()).isEmpty();
        }
    }

    @Test
    void requiresDigestsWhereToldTo() {
        try (var play = new Playground(folder, "a 1.0")) {
            play.write("requirements.txt", "--require-hashes", "a==1.0");
            assertThatThrownBy(
                            () ->
                                    play.wardian.planInstall(
                                            play.environment(),
                                            play.file("requirements.txt"),
                                            InstallChoices.usual()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("no digest");
        }
    }

    @Test
    void looksAtDigestsOfFilesUnlessToldNotTo() {
        try (var play = new Playground(folder, "a 1.0")) {
            play.write("requirements.txt", "a==1.0 --hash=sha256:" + "00".repeat(32));
            var set = play.file("requirements.txt");
            var usual = InstallChoices.usual();
            assertThat(play.wardian.planInstall(play.environment(), set, usual))
                    .isInstanceOf(Unsolvable.class);
            assertThat(
                            play.wardian.planInstall(
                                    play.environment(), set, usual.withVerifyHashes(false)))
                    .isInstanceOf(Plan.class);
        }
    }

    @Test
    void installsAgainFromTheStoreWithoutDownloading() {
        try (var play = new Playground(folder, "a 1.0")) {
            play.install("a");
            play.index.forgetRequests();
            var again = InstallChoices.usual().withReinstall(PackageSelection.all());
            var applied = play.install(again, "a");
            assertThat(applied.downloadedFiles()).isZero();
            assertThat(play.index.requests())
                    .noneMatch(
                            request ->
                                    request.path().startsWith("/files/a-1.0-py3-none-any.whl")
                                            && !request.path().endsWith(".metadata"));
        }
    }

    @Test
    void compilesToPinsThatStayWhenCompiledAgain() throws Exception {
        try (var play = new Playground(folder, "a 1.0 -> b; b 1.0")) {
            play.write("requirements.in", "a");
            var sources = RequirementSources.ofFiles(List.of("requirements.in"));
            var output = folder.resolve("requirements.txt");
            var choices = CompileChoices.usual(Optional.of(output), List.of("wardian", "compile"));
            play.wardian.compile(sources, play.environment(), choices);
            assertThat(Files.readString(output))
                    .isEqualTo(
                            """
                            # This file was autogenerated by wardian via the following command:
                            #    wardian compile
                            a==1.0
                                # via -r requirements.in
                            b==1.0
                                # via a
                            """);
            play.index.add(PackageUniverse.parse("b 2.0"));
            try (var later = Wardian.open(play.settings())) {
                later.compile(sources, play.environment(), choices);
            }
            assertThat(Files.readString(output)).contains("b==1.0");
        }
    }

    @Test
    void installsFromALockThatItWrote() {
        try (var play = new Playground(folder, "a 1.0 -> b; b 1.0; c 1.0")) {
            play.write("requirements.in", "a");
            play.wardian.compile(
                    RequirementSources.ofFiles(List.of("requirements.in")),
                    play.environment(),
                    CompileChoices.usual(Optional.of(folder.resolve("pylock.toml")), List.of()));
            play.install("c");
            var plan =
                    play.wardian.planLock(
                            play.environment(),
                            folder.resolve("pylock.toml"),
                            LockedPart.usual(),
                            InstallChoices.usual().withExact(true));
            play.wardian.apply(plan);
            assertThat(play.installed()).containsExactly("a 1.0", "b 1.0");
        }
    }

    /// PEP 751, `packages.wheels.hashes`: at least one secure hash.
    @Test
    void locksByDigestWhatItsIndexSaysNoneOf() throws Exception {
        try (var play = new Playground(folder, "a 1.0 -> b; b 1.0")) {
            play.index.withoutHashes();
            play.write("requirements.in", "a");
            var sources = RequirementSources.ofFiles(List.of("requirements.in"));
            var lock = folder.resolve("pylock.toml");
            play.wardian.compile(
                    sources,
                    play.environment(),
                    CompileChoices.usual(Optional.of(lock), List.of()));
            for (var one : LockText.parse(Files.readString(lock)).packages()) {
                var files = (LockedSource.Distributions) one.source();
                assertThat(files.wheels().getFirst().hashes()).containsOnlyKeys("sha256");
            }
            var pins = folder.resolve("requirements.txt");
            play.wardian.compile(
                    sources,
                    play.environment(),
                    CompileChoices.usual(Optional.of(pins), List.of()).withHashes(true));
            assertThat(pins).content().contains("a==1.0 \\\n    --hash=sha256:");
            var plan =
                    play.wardian.planLock(
                            play.environment(), lock, LockedPart.usual(), InstallChoices.usual());
            play.wardian.apply(plan);
            assertThat(play.installed()).containsExactly("a 1.0", "b 1.0");
        }
    }
}
