package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UniversalResolverTest {
    private final MemorySource source = new MemorySource();
    private ResolveOptions options = ResolveOptions.DEFAULT;
    private List<RootRequirement> constraints = List.of();
    private List<RootRequirement> overrides = List.of();
    private ForkStrategy strategy = ForkStrategy.REQUIRES_PYTHON;
    private UniversalTarget target = UniversalTarget.of(SpecifierSet.parse(">=3.11"));

    private static List<RootRequirement> written(String... requirements) {
        List<RootRequirement> all = new ArrayList<>();
        for (String requirement : requirements) {
            all.add(new RootRequirement(Requirement.parse(requirement), new Origin("in")));
        }
        return all;
    }

    private UniversalOutcome resolve(String... requirements) {
        return new UniversalResolver(
                        source,
                        (name, url) ->
                                CoreMetadata.of(
                                        name,
                                        Version.parse(url.endsWith("old") ? "1.0" : "9.0"),
                                        Optional.empty(),
                                        List.of(),
                                        new TreeSet<>()),
                        target,
                        options,
                        ResolveListener.SILENT)
                .parting(strategy)
                .resolve(written(requirements), constraints, overrides);
    }

    private UniversalResolution solved(String... requirements) {
        return switch (resolve(requirements)) {
            case UniversalOutcome.Solved(var resolution) -> resolution;
            case UniversalOutcome.Unsolvable(var environments, var explanation) ->
                    throw new AssertionError(environments + ": " + explanation.lines());
        };
    }

    private List<String> pins(String... requirements) {
        return solved(requirements).packages().stream()
                .map(one -> one.name() + "==" + one.version() + where(one.environments()))
                .toList();
    }

    private String where(MarkerSpace space) {
        Marker marker = space.toMarker(target.space());
        return marker.equals(Marker.Constant.TRUE) ? "" : " ; " + marker;
    }

    private static MarkerSpace space(String marker) {
        return MarkerSpace.of(Marker.parse(marker));
    }

    @Test
    void takesOneVersionForAllWhereNothingParts() {
        source.offer("a", "1.0", "b; sys_platform=='win32'", "c<2; python_version>='3.9'")
                .offer("b", "1.0")
                .offer("c", "1.0")
                .offer("c", "2.0");
        assertThat(pins("a"))
                .containsExactly("a==1.0", "b==1.0 ; sys_platform == \"win32\"", "c==1.0");
        assertThat(solved("a").forks()).containsExactly(target.space());
    }

    @Test
    void goesOnApartWhereOnePackageAsksForTwoVersionsUnderDisjointMarkers() {
        source.offer("a", "1.0", "b<2; sys_platform=='win32'", "b>=2; sys_platform!='win32'")
                .offer("b", "1.0")
                .offer("b", "2.0");
        assertThat(pins("a"))
                .containsExactly(
                        "a==1.0",
                        "b==1.0 ; sys_platform == \"win32\"",
                        "b==2.0 ; sys_platform != \"win32\"");
        assertThat(solved("a").forks()).hasSize(2);
    }

    @Test
    void joinsForksThatCameOutEqual() {
        source.offer("a", "1.0", "b<9; sys_platform=='win32'", "b>0; sys_platform!='win32'")
                .offer("b", "1.0");
        UniversalResolution resolution = solved("a");
        assertThat(resolution.forks()).containsExactly(target.space());
        assertThat(pins("a")).containsExactly("a==1.0", "b==1.0");
    }

    @Test
    void prefersWhatAnotherForkChose() {
        source.offer("a", "1.0", "b<2; sys_platform=='win32'", "b; sys_platform!='win32'")
                .offer("b", "1.0")
                .offer("b", "2.0");
        assertThat(pins("a")).containsExactly("a==1.0", "b==1.0");
    }

    @Test
    void goesOnApartWhereANewerVersionIsForNewerPythonsOnly() {
        source.offer("a", "1.0", "a-1.0-py3-none-any.whl", ">=3.8", List.of(), file -> file)
                .offer("a", "2.0", "a-2.0-py3-none-any.whl", ">=3.13", List.of(), file -> file);
        assertThat(pins("a"))
                .containsExactly(
                        "a==1.0 ; python_version < \"3.13\"",
                        "a==2.0 ; python_version >= \"3.13\"");
    }

    @Test
    void readsTheMetadataOfOneWheelForAllParts() {
        source.offer("a", "1.0", "b<2; python_version<'3.12'", "b>=2; python_version>='3.12'")
                .offer("b", "1.0")
                .offer("b", "2.0");
        for (String python : List.of("cp311", "cp312", "cp313")) {
            String filename = "c-1.0-" + python + "-" + python + "-win_amd64.whl";
            source.offer("c", "1.0", filename, "", List.of(), file -> file);
        }
        assertThat(pins("a", "c")).contains("c==1.0");
        assertThat(source.read()).filteredOn(name -> name.startsWith("c-")).hasSize(1);
    }

    @Test
    void takesNoWheelThatIsForOlderPythonsOnly() {
        source.offer("a", "1.0")
                .offer("a", "2.0", "a-2.0-cp39-cp39-win_amd64.whl", "", List.of(), file -> file);
        assertThat(pins("a")).containsExactly("a==1.0");
    }

    @Test
    void ignoresUpperBoundsOfPythonAsForOneEnvironment() {
        source.offer("a", "1.0", "a-1.0-py3-none-any.whl", ">=3.8,<3.12", List.of(), file -> file);
        assertThat(pins("a")).containsExactly("a==1.0");
    }

    @Test
    void refusesWhatNoneOfThePythonsCanHave() {
        target = UniversalTarget.of(SpecifierSet.parse(">=3.11,<3.12"));
        source.offer("a", "1.0", "a-1.0-py3-none-any.whl", ">=3.12", List.of(), file -> file);
        assertThat(resolve("a")).isInstanceOf(UniversalOutcome.Unsolvable.class);
    }

    @Test
    void saysForWhichEnvironmentsThereIsNoAnswer() {
        source.offer("a", "1.0", "c==1").offer("a", "2.0").offer("c", "2.0");
        switch (resolve("a>=2; sys_platform=='linux'", "a<2; sys_platform!='linux'")) {
            case UniversalOutcome.Solved(var resolution) -> throw new AssertionError(resolution);
            case UniversalOutcome.Unsolvable(var environments, var explanation) -> {
                assertThat(where(environments)).isEqualTo(" ; sys_platform != \"linux\"");
                assertThat(explanation.lines().toString()).contains("c==1");
            }
        }
    }

    @Test
    void leavesOutWhatNoEnvironmentReaches() {
        source.offer("a", "1.0", "b; sys_platform=='win32'")
                .offer("b", "1.0", "c; sys_platform=='linux'")
                .offer("c", "1.0");
        assertThat(pins("a")).containsExactly("a==1.0", "b==1.0 ; sys_platform == \"win32\"");
    }

    @Test
    void tellsEdgesWithTheirExtrasAndEnvironments() {
        source.offer("a", "1.0", "b[e]; sys_platform=='win32'", "c; extra=='x'")
                .offer("b", "1.0", "d; extra=='e' and python_version>='3.12'")
                .offer("c", "1.0")
                .offer("d", "1.0");
        UniversalResolution resolution = solved("a[x]");
        assertThat(edges(resolution.roots())).containsExactly("a==1.0[x]");
        assertThat(edges(resolution.packages().get(0).dependencies()))
                .containsExactly("b==1.0[e] ; sys_platform == \"win32\"", "x: c==1.0");
        assertThat(edges(resolution.packages().get(1).dependencies()))
                .containsExactly(
                        "e: d==1.0 ; python_version >= \"3.12\" and sys_platform == \"win32\"");
        assertThat(resolution.packages().get(1).extras()).hasSize(1);
    }

    private List<String> edges(List<UniversalDependency> dependencies) {
        List<String> all = new ArrayList<>();
        for (UniversalDependency edge : dependencies) {
            all.add(
                    (edge.extra().isPresent() ? edge.extra().get() + ": " : "")
                            + edge.name()
                            + "=="
                            + edge.version()
                            + (edge.extras().isEmpty() ? "" : edge.extras())
                            + where(edge.environments()));
        }
        return all;
    }

    @Test
    void followsExtrasOfAPackageUnderTheMarkersThatLeadToThem() {
        source.offer(
                        "a",
                        "1.0",
                        "a[one]; extra=='all' and sys_platform=='win32'",
                        "b; extra=='one' and python_version>='3.12'")
                .offer("b", "1.0");
        assertThat(pins("a[all]"))
                .containsExactly(
                        "a==1.0",
                        "b==1.0 ; python_version >= \"3.12\" and sys_platform == \"win32\"");
    }

    @Test
    void appliesConstraintsAndOverridesWhereTheirMarkersHold() {
        source.offer("a", "1.0", "b").offer("b", "1.0").offer("b", "2.0").offer("b", "3.0");
        constraints = written("b<2; sys_platform=='win32'", "b>1,<3; sys_platform!='win32'");
        assertThat(pins("a"))
                .containsExactly(
                        "a==1.0",
                        "b==1.0 ; sys_platform == \"win32\"",
                        "b==2.0 ; sys_platform != \"win32\"");
        constraints = List.of();
        overrides = written("b==1.0; sys_platform=='win32'");
        assertThat(pins("a")).containsExactly("a==1.0", "b==1.0 ; sys_platform == \"win32\"");
    }

    @Test
    void takesAnAddressOnlyWhereItIsAskedFor() {
        source.offer("b", "2.0");
        assertThat(
                        pins(
                                "b @ http://files.invalid/old ; sys_platform=='win32'",
                                "b @ http://files.invalid/new ; sys_platform=='linux'",
                                "b==2.0; sys_platform=='darwin'"))
                .containsExactly(
                        "b==1.0 ; sys_platform == \"win32\"",
                        "b==2.0 ; sys_platform == \"darwin\"",
                        "b==9.0 ; sys_platform == \"linux\"");
    }

    @Test
    void keepsToTheEnvironmentsThatArePermitted() {
        target =
                new UniversalTarget(
                        SpecifierSet.parse(">=3.11"),
                        List.of(space("sys_platform=='linux'"), space("sys_platform=='darwin'")),
                        List.of());
        source.offer("a", "1.0", "b; sys_platform=='win32'").offer("b", "1.0");
        assertThat(pins("a")).containsExactly("a==1.0");
    }

    @Test
    void refusesAVersionWithoutFilesForARequiredEnvironment() {
        target =
                new UniversalTarget(
                        SpecifierSet.parse(">=3.11"),
                        List.of(),
                        List.of(space("sys_platform=='darwin'")));
        source.offer("a", "1.0")
                .offer("a", "2.0", "a-2.0-py3-none-win_amd64.whl", "", List.of(), file -> file);
        assertThat(pins("a"))
                .containsExactly(
                        "a==1.0 ; sys_platform == \"darwin\"",
                        "a==2.0 ; sys_platform != \"darwin\"");
    }

    @Test
    void takesThePublicVersionWhereTheLocalOneHasNoFiles() {
        source.offer(
                        "a",
                        "2.0+cpu",
                        "a-2.0+cpu-py3-none-manylinux_2_28_x86_64.whl",
                        "",
                        List.of(),
                        file -> file)
                .offer("a", "2.0", "a-2.0-py3-none-macosx_11_0_arm64.whl", "", List.of(), f -> f);
        assertThat(pins("a"))
                .containsExactly(
                        "a==2.0 ; sys_platform == \"darwin\"",
                        "a==2.0+cpu ; sys_platform != \"darwin\"");
    }

    @Test
    void prefersTheOldestDirectVersionsOnlyWhereTheyAreDirect() {
        options = options.withOrder(CandidateOrder.LOWEST_DIRECT);
        source.offer("a", "1.0", "b").offer("b", "1.0").offer("b", "2.0");
        assertThat(pins("a", "b; python_version>='3.13'"))
                .containsExactly(
                        "a==1.0",
                        "b==1.0 ; python_version >= \"3.13\"",
                        "b==2.0 ; python_version < \"3.13\"");
    }

    @Test
    void takesAsFewVersionsAsWillDoWhereThatIsTheStrategy() {
        source.offer("a", "1.0", "a-1.0-py3-none-any.whl", ">=3.8", List.of(), file -> file)
                .offer("a", "2.0", "a-2.0-py3-none-any.whl", ">=3.13", List.of(), file -> file);
        strategy = ForkStrategy.FEWEST;
        assertThat(pins("a")).containsExactly("a==1.0");
    }

    /// uv's `lock_fork_strategy_with_python_environments`.
    @Test
    void looksAtTheOldestPythonsFirstForFewVersionsOrTheLowest() {
        source.offer("a", "1.0.0").offer("a", "2.0.0");
        String[] capped = {
            "a<=1.0.0 ; python_version < '3.12'", "a<=2.0.0 ; python_version >= '3.12'"
        };
        target = ofPythons("python_version == '3.11'", "python_version == '3.12'");
        assertThat(pins(capped))
                .containsExactly(
                        "a==1.0.0 ; python_version < \"3.12\"",
                        "a==2.0.0 ; python_version >= \"3.12\"");
        strategy = ForkStrategy.FEWEST;
        target = ofPythons("python_version == '3.12'", "python_version == '3.11'");
        assertThat(pins(capped)).containsExactly("a==1.0.0");
        strategy = ForkStrategy.REQUIRES_PYTHON;
        options = ResolveOptions.DEFAULT.withOrder(CandidateOrder.LOWEST);
        assertThat(
                        pins(
                                "a==2.0.0 ; python_version < '3.12'",
                                "a>=1.0.0,<=2.0.0 ; python_version >= '3.12'"))
                .containsExactly("a==2.0.0");
    }

    private static UniversalTarget ofPythons(String... markers) {
        return new UniversalTarget(
                SpecifierSet.parse(">=3.11,<3.13"),
                Arrays.stream(markers).map(UniversalResolverTest::space).toList(),
                List.of());
    }
}
