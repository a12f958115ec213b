package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.python.PythonException;
import dev.wardian.python.ResolveProblem;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PythonResolverTest {
    private final MemorySource source = new MemorySource();
    private ResolveOptions options = ResolveOptions.DEFAULT;
    private List<RootRequirement> constraints = List.of();
    private List<RootRequirement> overrides = List.of();

    private static List<RootRequirement> written(String file, String... requirements) {
        List<RootRequirement> all = new ArrayList<>();
        for (String requirement : requirements) {
            Origin origin = new Origin(file + ":" + (all.size() + 1));
            all.add(new RootRequirement(Requirement.parse(requirement), origin));
        }
        return all;
    }

    private PythonResolution resolve(String... requirements) {
        return new PythonResolver(
                        source,
                        (name, url) ->
                                CoreMetadata.of(
                                        name,
                                        Version.parse("9.9"),
                                        Optional.empty(),
                                        List.of(Requirement.parse("b")),
                                        new TreeSet<>()),
                        Targets.linux("3.11"),
                        options,
                        ResolveListener.SILENT)
                .resolve(written("requirements.txt", requirements), constraints, overrides);
    }

    private List<String> pins(String... requirements) {
        List<String> pins = new ArrayList<>();
        for (ResolvedPackage one : solved(requirements).packages()) {
            pins.add(one.name() + "==" + one.version());
        }
        return pins;
    }

    private PythonResolution.Solved solved(String... requirements) {
        return switch (resolve(requirements)) {
            case PythonResolution.Solved solved -> solved;
            case PythonResolution.Unsolvable(var explanation) ->
                    throw new AssertionError(explanation.message() + explanation.lines());
        };
    }

    private Explanation refused(String... requirements) {
        return switch (resolve(requirements)) {
            case PythonResolution.Solved solved -> throw new AssertionError(solved.packages());
            case PythonResolution.Unsolvable(var explanation) -> explanation;
        };
    }

    private ResolvedPackage first(String... requirements) {
        return solved(requirements).packages().getFirst();
    }

    @Test
    void takesTheNewestReleasesAndWhatTheyNeed() {
        source.offer("a", "1.0").offer("a", "2.0", "b<2").offer("b", "1.5").offer("b", "2.0");

        assertThat(pins("a")).containsExactly("a==2.0", "b==1.5");
    }

    @Test
    void tellsWhoAsksForEachPackage() {
        source.offer("a", "2.0", "b<2; python_version>='3'").offer("b", "1.5");
        constraints = written("constraints.txt", "b!=1.4");

        ResolvedPackage b = solved("a", "b>1").packages().get(1);

        assertThat(b.via())
                .containsExactly(
                        new Via.Root(written("requirements.txt", "a", "b>1").get(1)),
                        new Via.Constraint(constraints.getFirst()),
                        new Via.Dependent(
                                PackageName.of("a"),
                                Version.parse("2.0"),
                                Requirement.parse("b<2; python_version>='3'")));
    }

    @Test
    void leavesOutWhatMarkersLeaveOut() {
        source.offer("a", "1", "w; sys_platform=='win32'", "b; python_version<'3.12'")
                .offer("b", "1")
                .offer("w", "1");

        assertThat(pins("a", "w; python_version<'3'")).containsExactly("a==1", "b==1");
    }

    @Test
    void addsWhatExtrasAddInTheSameVersion() {
        source.offer("a", "1.0", "x; extra=='e'")
                .offer("a", "2.0", "y; extra=='e'", "c")
                .offer("x", "1")
                .offer("y", "1")
                .offer("c", "1");

        assertThat(pins("a[e]<2")).containsExactly("a==1.0", "x==1");
        assertThat(pins("a[e]")).containsExactly("a==2.0", "c==1", "y==1");
    }

    @Test
    void followsExtrasThatNameEachOther() {
        source.offer(
                        "a",
                        "1.0",
                        "a[one,two]; extra=='all'",
                        "x; extra=='one'",
                        "a[one]; extra=='two'",
                        "y; extra=='two'")
                .offer("x", "1")
                .offer("y", "1");

        assertThat(pins("a[all]")).containsExactly("a==1.0", "x==1", "y==1");
    }

    @Test
    void keepsTheVersionsThatAnExtraAsksForOfItsOwnPackage() {
        source.offer("a", "1.0", "a[one]>=2; extra=='all'")
                .offer("a", "2.0", "a[one]>=2; extra=='all'", "x; extra=='one'")
                .offer("x", "1.0");
        assertThat(pins("a[all]")).containsExactly("a==2.0", "x==1.0");
        assertThat(refused("a[all]<2").facts()).isNotEmpty();
    }

    @Test
    void namesOnlyTheExtrasThatWereAskedForFromOutside() {
        source.offer("a", "1.0", "a[one]; extra=='all'", "x; extra=='one'").offer("x", "1.0");
        assertThat(first("a[all]").extras()).hasToString("[all]");
    }

    @Test
    void takesOneVersionForAPackageThatIsAskedForUnderSeveralConditions() {
        source.offer("a", "1.0", "c<3; python_version>'3'", "c[e]; os_name=='posix'")
                .offer("c", "2.0", "x; extra=='e'")
                .offer("c", "3.0")
                .offer("x", "1.0");
        assertThat(pins("a", "c>1; sys_platform=='linux'"))
                .containsExactly("a==1.0", "c==2.0", "x==1.0");
    }

    @Test
    void warnsOfAnExtraThatIsNotThere() {
        source.offer("a", "1.0");

        assertThat(solved("a[nope]").warnings()).containsExactly("`a` 1.0 has no extra `nope`");
    }

    @Test
    void limitsOthersByConstraintsButInstallsNothingForThem() {
        source.offer("a", "1", "b").offer("b", "1").offer("b", "2").offer("c", "1");
        constraints = written("constraints.txt", "b<2", "c==1");

        assertThat(pins("a")).containsExactly("a==1", "b==1");
    }

    @Test
    void replacesRequirementsByOverrides() {
        source.offer("a", "1", "b<2").offer("b", "1").offer("b", "2");
        overrides = written("overrides.txt", "b==2");

        assertThat(pins("a")).containsExactly("a==1", "b==2");
    }

    @Test
    void passesByYankedReleasesUnlessAskedForExactly() {
        source.offer("a", "1.0")
                .offer("a", "2.0", "a-2.0-py3-none-any.whl", "", List.of(), f -> f.yanked("oops"));

        assertThat(pins("a")).containsExactly("a==1.0");
        assertThat(pins("a==2.0")).containsExactly("a==2.0");
        assertThat(solved("a==2.0").warnings()).containsExactly("`a` 2.0 is yanked: oops");
        assertThat(refused("a>=2").lines())
                .containsExactly(
                        "`a>=2` is asked for (requirements.txt:1); offered: 2.0",
                        "`a` 2.0 is yanked (oops)");
    }

    @Test
    void takesPreReleasesOnlyWhereNothingElseFits() {
        source.offer("a", "1.0").offer("a", "2.0b1").offer("b", "1.0rc1");

        assertThat(pins("a", "b")).containsExactly("a==1.0", "b==1.0rc1");
        assertThat(pins("a>=2.0b1")).containsExactly("a==2.0b1");
        options = options.withPrereleases(PrereleaseMode.ALLOW);
        assertThat(pins("a")).containsExactly("a==2.0b1");
        options = options.withPrereleases(PrereleaseMode.EXPLICIT);
        assertThat(pins("a>=2.0b1")).containsExactly("a==2.0b1");
        options = options.withPrereleases(PrereleaseMode.DISALLOW);
        assertThat(refused("b").lines())
                .containsExactly(
                        "`b` is asked for (requirements.txt:1)",
                        "`b` 1.0rc1 is a pre-release, and pre-releases are not admitted",
                        "no other version of `b` is offered");
    }

    @Test
    void takesTheOldestWhereAskedTo() {
        source.offer("a", "1", "b").offer("a", "2", "b").offer("b", "1").offer("b", "2");

        options = options.withOrder(CandidateOrder.LOWEST);
        assertThat(pins("a")).containsExactly("a==1", "b==1");
        options = options.withOrder(CandidateOrder.LOWEST_DIRECT);
        assertThat(pins("a")).containsExactly("a==1", "b==2");
    }

    @Test
    void looksAtNoDependenciesWhereToldNotTo() {
        source.offer("a", "1", "b");
        options = options.withDependencies(false);

        assertThat(pins("a")).containsExactly("a==1");
        assertThat(source.read()).isEmpty();
    }

    @Test
    void keepsPreferredVersionsWhereTheyFit() {
        source.offer("a", "1").offer("a", "2").offer("a", "3");
        options = options.withPreferences(Map.of(PackageName.of("a"), Version.parse("2")));

        assertThat(pins("a")).containsExactly("a==2");
        assertThat(pins("a>2")).containsExactly("a==3");
    }

    @Test
    void keepsWhatIsThereWithoutAskingAnyIndex() {
        PackageName here = PackageName.of("here");
        CoreMetadata metadata =
                CoreMetadata.of(
                        here, Version.parse("1"), Optional.empty(), List.of(), new TreeSet<>());
        options =
                options.withPresent(
                        Map.of(here, new PresentPackage(Version.parse("1"), () -> metadata)));

        assertThat(pins("here")).containsExactly("here==1");
        assertThat(first("here").candidate()).isInstanceOf(Candidate.Present.class);
    }

    @Test
    void replacesWhatIsThereWhereItDoesNotFit() {
        PackageName here = PackageName.of("here");
        source.offer("here", "1").offer("here", "2");
        options =
                options.withPresent(
                        Map.of(
                                here,
                                new PresentPackage(
                                        Version.parse("1"),
                                        () -> {
                                            throw new AssertionError("not needed");
                                        })));

        assertThat(pins("here>1")).containsExactly("here==2");
    }

    @Test
    void takesPackagesFromAddressesWithWhatTheyNeed() {
        source.offer("b", "1");

        assertThat(pins("a @ https://files.invalid/a.zip")).containsExactly("a==9.9", "b==1");
        assertThat(first("a @ https://files.invalid/a.zip").candidate())
                .isEqualTo(new Candidate.Direct("https://files.invalid/a.zip"));
    }

    @Test
    void refusesTwoAddressesForOnePackage() {
        assertThatThrownBy(
                        () ->
                                resolve(
                                        "a @ https://files.invalid/a.zip",
                                        "a @ https://files.invalid/b.zip"))
                .isInstanceOfSatisfying(
                        PythonException.class,
                        e ->
                                assertThat(e.problem())
                                        .isInstanceOf(ResolveProblem.TwoAddresses.class));
    }

    @Test
    void prefersTheWheelThatFitsBestThenTheHigherBuildThenTheSource() {
        source.offer("a", "1", "a-1.tar.gz", "", List.of(), f -> f)
                .offer("a", "1", "a-1-py3-none-any.whl", "", List.of(), f -> f)
                .offer(
                        "a",
                        "1",
                        "a-1-1-cp311-cp311-manylinux2014_x86_64.whl",
                        "",
                        List.of(),
                        f -> f)
                .offer(
                        "a",
                        "1",
                        "a-1-2-cp311-cp311-manylinux2014_x86_64.whl",
                        "",
                        List.of(),
                        f -> f)
                .offer("a", "1", "a-1-cp312-cp312-manylinux2014_x86_64.whl", "", List.of(), f -> f);
        source.offer("b", "1", "b-1-cp311-cp311-win_amd64.whl", "", List.of(), f -> f)
                .offer("b", "1", "b-1.tar.gz", "", List.of(), f -> f);

        assertThat(file("a")).isEqualTo("a-1-2-cp311-cp311-manylinux2014_x86_64.whl");
        assertThat(file("b")).isEqualTo("b-1.tar.gz");
        options = options.withFormats(PackageSelection.NONE, PackageSelection.ALL);
        assertThat(file("a")).isEqualTo("a-1.tar.gz");
        options = options.withFormats(PackageSelection.ALL, PackageSelection.NONE);
        assertThat(refused("b").lines())
                .contains(
                        "`b` 1 has no wheel for cp311-cp311-manylinux_2_17_x86_64, and its source"
                                + " must not be built (wheels: cp311-cp311-win_amd64)");
    }

    private String file(String requirement) {
        return switch (first(requirement).candidate()) {
            case Candidate.Indexed(var file, var _) -> file.filename();
            case Candidate.Direct _, Candidate.Present _ -> throw new AssertionError(requirement);
        };
    }

    @Test
    void readsTheMetadataOfAWheelForAnotherMachineRatherThanBuild() {
        source.offer("b", "1", "b-1.tar.gz", "", List.of(), f -> f)
                .offer("b", "1", "b-1-cp311-cp311-win_amd64.whl", "", List.of(), f -> f);

        assertThat(file("b")).isEqualTo("b-1.tar.gz");
        assertThat(source.read()).containsExactly("b-1-cp311-cp311-win_amd64.whl");
    }

    @Test
    void goesBackToReleasesForThisPython() {
        source.offer("a", "1", "a-1-py3-none-any.whl", ">=3.8", List.of(), f -> f)
                .offer("a", "2", "a-2-py3-none-any.whl", ">=3.12", List.of(), f -> f)
                .offer("a", "3", "a-3-py3-none-any.whl", ">=3.13", List.of(), f -> f);

        assertThat(pins("a")).containsExactly("a==1");
        assertThat(refused("a>1").lines())
                .containsExactly(
                        "`a>1` is asked for (requirements.txt:1); offered: 2 and 3",
                        "`a` 3 needs Python >=3.13, the target has 3.11.0",
                        "`a` 2 needs Python >=3.12, the target has 3.11.0");
    }

    @Test
    void namesThePythonThatWouldDo() {
        source.offer("a", "2", "a-2-py3-none-any.whl", ">=3.12,<4", List.of(), f -> f);

        assertThat(refused("a").hint()).contains("`--python 3.12` would do");
    }

    @Test
    void seesNothingThatWasUploadedTooLate() {
        Instant early = Instant.parse("2020-01-01T00:00:00Z");
        Instant late = Instant.parse("2022-01-01T00:00:00Z");
        source.offer("a", "1", "a-1-py3-none-any.whl", "", List.of(), f -> f.uploadTime(early))
                .offer("a", "2", "a-2-py3-none-any.whl", "", List.of(), f -> f.uploadTime(late));
        options = options.withExcludeNewer(Instant.parse("2021-01-01T00:00:00Z"));

        assertThat(pins("a")).containsExactly("a==1");
        assertThat(refused("a>1").lines())
                .contains("`a` 2 was uploaded after 2021-01-01T00:00:00Z");
    }

    @Test
    void acceptsOnlyFilesWithADigestThatWasAskedFor() {
        source.offer("a", "1", "a-1-py3-none-any.whl", "", List.of(), f -> f.hash("sha256", "aa"))
                .offer("a", "1", "a-1.tar.gz", "", List.of(), f -> f.hash("sha256", "bb"));
        options = options.withRequireHashes(true);
        PythonResolver resolver =
                new PythonResolver(source, Targets.linux("3.11"), options, ResolveListener.SILENT);
        Requirement requirement = Requirement.parse("a==1");

        PythonResolution resolution =
                resolver.resolve(
                        List.of(
                                new RootRequirement(
                                        requirement, Origin.COMMAND_LINE, List.of("sha256:bb"))),
                        List.of(),
                        List.of());

        assertThat(resolution)
                .isInstanceOfSatisfying(
                        PythonResolution.Solved.class,
                        solved ->
                                assertThat(solved.packages().getFirst().candidate())
                                        .hasToString(
                                                "Indexed[file=a-1.tar.gz, all=" + all() + "]"));
        assertThat(refused("a==1").lines())
                .contains("`a` 1 has no digest to check it by, and digests are required");
    }

    private static String all() {
        return "[a-1-py3-none-any.whl, a-1.tar.gz]";
    }

    @Test
    void namesEachRequirementThatTakesPartInAConflict() {
        source.offer("a", "1", "c<2").offer("b", "1", "c>=2").offer("c", "1").offer("c", "2");
        source.offer("innocent", "1");

        Explanation explanation = refused("a", "innocent", "b");

        assertThat(explanation.message()).isEqualTo("`a` and `b` cannot be met together");
        assertThat(explanation.lines())
                .containsExactly(
                        "`a` is asked for (requirements.txt:1)",
                        "`b` is asked for (requirements.txt:3)",
                        "`a` 1 depends on `c<2`; offered: 1",
                        "`b` 1 depends on `c>=2`; offered: 2");
    }

    @Test
    void saysWhatIsOfferedWhereNothingFits() {
        source.offer("a", "1").offer("a", "2");

        Explanation explanation = refused("a>=3");

        assertThat(explanation.message()).isEqualTo("no version fits `a>=3`");
        assertThat(explanation.lines())
                .containsExactly(
                        "`a>=3` is asked for (requirements.txt:1)",
                        "no version of `a` is within >=3 (offered: 2, 1)");
    }

    @Test
    void namesThePackageThatNobodyKnows() {
        source.offer("a", "1", "nope");

        Explanation explanation = refused("a");

        assertThat(explanation.message()).isEqualTo("no index knows a package named `nope`");
        assertThat(explanation.lines())
                .containsExactly(
                        "`a` is asked for (requirements.txt:1)",
                        "`a` 1 depends on `nope`",
                        "no name like it is known here; an index cannot be searched for one");
    }

    @Test
    void namesTheRequirementThatContradictsItself() {
        source.offer("a", "1");

        assertThat(refused("a>2,<1").lines())
                .containsExactly(
                        "`a>2,<1` is asked for (requirements.txt:1), but no version can satisfy it");
    }

    @Test
    void namesTheConstraintThatExcludesWhatIsAskedFor() {
        source.offer("a", "1").offer("a", "2");
        constraints = written("constraints.txt", "a<2");

        assertThat(refused("a>=2").lines())
                .containsExactly(
                        "`a>=2` is asked for (requirements.txt:1); offered: 2",
                        "`a<2` is a constraint (constraints.txt:1); offered: 1");
    }

    @Test
    void namesWhoAsksForWhatAConstraintLeavesNothingOf() {
        source.offer("a", "1");
        constraints = written("constraints.txt", "a>=2");

        assertThat(refused("a").lines())
                .containsExactly(
                        "`a` is asked for (requirements.txt:1)",
                        "`a>=2` is a constraint (constraints.txt:1)",
                        "no version of `a` is within >=2 (offered: 1)");
    }
}
