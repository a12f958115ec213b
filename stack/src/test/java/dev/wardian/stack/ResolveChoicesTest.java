package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may be chosen, and what is left out.
final class ResolveChoicesTest {

    @TempDir Path folder;
    private Playground play;

    @BeforeEach
    void open() {
        play =
                new Playground(
                        folder,
                        """
                        a 1.0 -> b, c
                        b 1.0 -> d
                        c 1.0
                        d 1.0
                        early 1.0 (uploaded 2023-01-01T00:00:00Z)
                        early 2.0 (uploaded 2024-01-01T00:00:00Z)
                        other 1.0 (uploaded 2023-01-01T00:00:00Z)
                        other 2.0 (uploaded 2024-01-01T00:00:00Z)
                        beta 1.0
                        beta 2.0rc1
                        gamma 1.0
                        gamma 2.0rc1
                        """);
    }

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void leavesOutWhatIsExcludedWithAllItAlone() {
        var set = RequirementSet.of("a", "d").withExcludes(Set.of(PackageName.of("b")));
        apply(set.withExcludes(Set.of(PackageName.of("b"), PackageName.of("d"))));
        assertThat(play.installed()).containsExactly("a 1.0", "c 1.0");
    }

    @Test
    void knowsThatNothingIsMissingWhereItWasExcluded() {
        var set = RequirementSet.of("a").withExcludes(Set.of(PackageName.of("b")));
        apply(set);
        play.index.forgetRequests();
        var again = play.wardian.planInstall(play.environment(), set, InstallChoices.usual());
        assertThat(((Plan) again).isEmpty()).isTrue();
        assertThat(play.index.count()).isZero();
    }

    @Test
    void readsWhatToLeaveOutFromFiles() {
        play.write("without.txt", "# not here", "b>=99", "D");
        var set =
                play.wardian.requirements(
                        RequirementSources.ofPackages(List.of("a"))
                                .withExcludes(List.of("without.txt")));
        assertThat(set.excludes())
                .containsExactlyInAnyOrder(PackageName.of("b"), PackageName.of("d"));
    }

    @Test
    void limitsUploadsForSinglePackages() {
        var limit = Instant.parse("2023-06-01T00:00:00Z");
        assertThat(resolved(ResolveChoices.usual().withExcludeNewer(limit), "early", "other"))
                .containsExactly("early 1.0", "other 1.0");
        assertThat(
                        resolved(
                                ResolveChoices.usual()
                                        .withExcludeNewer(limit)
                                        .withExcludeNewer(
                                                PackageName.of("early"), Optional.empty()),
                                "early",
                                "other"))
                .containsExactly("early 2.0", "other 1.0");
        assertThat(
                        resolved(
                                ResolveChoices.usual()
                                        .withExcludeNewer(
                                                PackageName.of("other"), Optional.of(limit)),
                                "early",
                                "other"))
                .containsExactly("early 2.0", "other 1.0");
    }

    @Test
    void admitsPrereleasesOfSinglePackages() {
        assertThat(
                        resolved(
                                ResolveChoices.usual()
                                        .withPrereleases(
                                                PackageName.of("beta"),
                                                ResolveChoices.Prereleases.ALLOW),
                                "beta",
                                "gamma"))
                .containsExactly("beta 2.0rc1", "gamma 1.0");
    }

    @Test
    void takesEveryGroupOfAProject() {
        play.write(
                "pyproject.toml",
                "[dependency-groups]",
                "dev = ['a', {include-group = 'more'}]",
                "more = ['beta']");
        var set = play.wardian.requirements(RequirementSources.none().withAllGroups(true));
        assertThat(set.requirements().stream().map(Declared::text))
                .containsExactly("a", "beta", "beta");
    }

    private List<String> resolved(ResolveChoices choices, String... requirements) {
        var answer =
                play.wardian.resolve(
                        RequirementSet.of(requirements),
                        play.environment(),
                        InstallChoices.usual().withResolve(choices));
        return ((Solved) answer)
                .packages().stream().map(one -> one.name() + " " + one.version()).toList();
    }

    private void apply(RequirementSet set) {
        play.wardian.apply(
                (Plan) play.wardian.planInstall(play.environment(), set, InstallChoices.usual()));
    }
}
