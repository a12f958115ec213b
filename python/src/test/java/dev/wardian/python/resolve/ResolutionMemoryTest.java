package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.Target;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexChoice;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ResolutionMemoryTest {
    private final MemorySource index = new MemorySource();
    private final Kept kept = new Kept(index);
    private final ResolutionMemory memory = new ResolutionMemory();
    private final List<String> chosen = new ArrayList<>();
    private Target target = Targets.linux("3.11");
    private ResolveOptions options = ResolveOptions.DEFAULT;

    private final ResolveListener listener =
            new ResolveListener() {
                @Override
                public void chosen(PackageName name, Version version) {
                    chosen.add(name + " " + version);
                }
            };

    /// What a process knows of an index: the same pages until they are asked for anew.
    private static final class Kept extends NearSource {
        private final Map<PackageName, ProjectPage> pages = new ConcurrentHashMap<>();
        private boolean atHand = true;
        private boolean gone;

        Kept(PackageSource origin) {
            super(origin);
        }

        void refresh() {
            pages.clear();
        }

        @Override
        public ProjectPage page(PackageName name) {
            return pages.computeIfAbsent(name, super::page);
        }

        @Override
        public CoreMetadata metadata(DistributionFile file) {
            if (gone && file.filename().startsWith("b-2")) {
                throw new PythonException(new IndexProblem.FileGone(file.filename(), "b-2"));
            }
            return super.metadata(file);
        }

        @Override
        public boolean isPageAtHand(PackageName name) {
            return atHand;
        }

        @Override
        public boolean isMetadataAtHand(DistributionFile file) {
            return atHand;
        }

        @Override
        public PackageSource from(IndexChoice choice) {
            return this;
        }
    }

    private static List<RootRequirement> written(String... requirements) {
        List<RootRequirement> all = new ArrayList<>();
        for (String requirement : requirements) {
            all.add(new RootRequirement(Requirement.parse(requirement), new Origin("in")));
        }
        return all;
    }

    /// What is chosen, and whether it was searched for.
    private record Found(List<String> pins, boolean searched, PythonResolution.Solved answer) {}

    private Found resolve(String... requirements) {
        chosen.clear();
        PythonResolution answer =
                new PythonResolver(
                                kept,
                                (name, _) ->
                                        CoreMetadata.of(
                                                name,
                                                Version.parse("9.0"),
                                                Optional.empty(),
                                                List.of(),
                                                new TreeSet<>()),
                                target,
                                options,
                                listener)
                        .remembering(memory)
                        .resolve(written(requirements), List.of(), List.of());
        return switch (answer) {
            case PythonResolution.Solved solved ->
                    new Found(
                            solved.packages().stream()
                                    .map(one -> one.name() + "==" + one.version())
                                    .toList(),
                            !chosen.isEmpty(),
                            solved);
            case PythonResolution.Unsolvable(var why) -> throw new AssertionError(why.lines());
        };
    }

    private void offerTwo() {
        index.offer("a", "1.0", "b").offer("b", "1.0").offer("b", "2.0");
    }

    @Test
    void answersTheSameQuestionWithoutASearch() {
        offerTwo();
        Found first = resolve("a");
        Found second = resolve("a");
        assertThat(first.searched()).isTrue();
        assertThat(second.searched()).isFalse();
        assertThat(second.answer()).isEqualTo(first.answer());
        assertThat(resolve("b").searched()).isTrue();
    }

    @Test
    void searchesWhereAPageIsAnotherOne() {
        offerTwo();
        resolve("a");
        index.offer("b", "3.0");
        assertThat(resolve("a").pins()).containsExactly("a==1.0", "b==2.0");
        kept.refresh();
        assertThat(resolve("a").pins()).containsExactly("a==1.0", "b==3.0");
    }

    @Test
    void asksNoNetworkToFindOutWhetherAnAnswerStands() {
        offerTwo();
        resolve("a");
        kept.atHand = false;
        assertThat(resolve("a").searched()).isTrue();
    }

    @Test
    void searchesForAnotherTargetAndWithOtherOptions() {
        offerTwo();
        resolve("a");
        target = Targets.linux("3.12");
        assertThat(resolve("a").searched()).isTrue();
        options = options.withOrder(CandidateOrder.LOWEST);
        assertThat(resolve("a").pins()).containsExactly("a==1.0", "b==1.0");
    }

    @Test
    void showsWhatWasWrittenThisTime() {
        offerTwo();
        resolve("b==2.0");
        assertThat(resolve("b==2.0.0").answer().packages().getFirst().via())
                .singleElement()
                .hasToString(new Via.Root(written("b==2.0.0").getFirst()).toString());
    }

    @Test
    void triesAgainWhatFailed() {
        offerTwo();
        kept.gone = true;
        assertThat(resolve("a").pins()).containsExactly("a==1.0", "b==1.0");
        kept.gone = false;
        assertThat(resolve("a").pins()).containsExactly("a==1.0", "b==2.0");
    }

    @Test
    void looksAtAddressesEachTime() {
        offerTwo();
        resolve("b @ http://files.invalid/b.zip");
        assertThat(resolve("b @ http://files.invalid/b.zip").searched()).isTrue();
    }

    @Test
    void looksAtWhatIsInstalledEachTime() {
        offerTwo();
        PresentPackage there =
                new PresentPackage(
                        Version.parse("1.0"),
                        () ->
                                CoreMetadata.of(
                                        PackageName.of("b"),
                                        Version.parse("1.0"),
                                        Optional.empty(),
                                        List.of(),
                                        new TreeSet<>()));
        options = options.withPresent(Map.of(PackageName.of("b"), there));
        assertThat(resolve("a").pins()).containsExactly("a==1.0", "b==1.0");
        assertThat(resolve("a").searched()).isTrue();
    }

    @Test
    void keepsTheAnswersUsedLast() {
        for (int number = 0; number < 9; number++) {
            index.offer("p" + number, "1.0");
            resolve("p" + number);
            resolve("p0");
        }
        assertThat(resolve("p0").searched()).isFalse();
        assertThat(resolve("p8").searched()).isFalse();
        assertThat(resolve("p1").searched()).isTrue();
        memory.forget();
        assertThat(resolve("p0").searched()).isTrue();
    }

    @Test
    void remembersWhatIsForManyEnvironments() {
        index.offer("a", "1.0", "b<2; sys_platform=='win32'", "b>=2; sys_platform!='win32'")
                .offer("b", "1.0")
                .offer("b", "2.0");
        UniversalResolver resolver =
                new UniversalResolver(
                                kept,
                                (_, url) -> {
                                    throw new AssertionError(url);
                                },
                                UniversalTarget.of(SpecifierSet.parse(">=3.11")),
                                options,
                                listener)
                        .remembering(memory);
        UniversalOutcome first = resolver.resolve(written("a"), List.of(), List.of());
        assertThat(chosen).isNotEmpty();
        chosen.clear();
        assertThat(resolver.resolve(written("a"), List.of(), List.of())).isEqualTo(first);
        assertThat(chosen).isEmpty();
        resolver.parting(ForkStrategy.FEWEST).resolve(written("a"), List.of(), List.of());
        assertThat(chosen).isNotEmpty();
    }
}
