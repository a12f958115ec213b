package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    private final MemorySource offered = new MemorySource();

    /// Answers a question only once another one was asked too.
    private static final class Meeting implements PackageSource {
        private final MemorySource offered;
        private final Map<String, String> partners;
        private final Map<String, CountDownLatch> asked = new ConcurrentHashMap<>();

        Meeting(MemorySource offered, Map<String, String> partners) {
            this.offered = offered;
            this.partners = partners;
        }

        private void meet(String question) {
            latch(question).countDown();
            String partner = partners.get(question);
            try {
                if (partner != null && !latch(partner).await(20, TimeUnit.SECONDS)) {
                    throw new AssertionError(question + " waited in vain for " + partner);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private CountDownLatch latch(String question) {
            return asked.computeIfAbsent(question, _ -> new CountDownLatch(1));
        }

        @Override
        public ProjectPage page(PackageName name) {
            meet(name.toString());
            return offered.page(name);
        }

        @Override
        public CoreMetadata metadata(DistributionFile file) {
            meet(file.filename());
            return offered.metadata(file);
        }

        @Override
        public void prefetchPage(PackageName name) {}

        @Override
        public void prefetchMetadata(DistributionFile file) {}
    }

    private void resolvesWhile(Map<String, String> partners) {
        Requirement requirement = Requirement.parse("a");
        PythonResolution resolution =
                new PythonResolver(
                                new Meeting(offered, partners),
                                Targets.linux("3.11"),
                                ResolveOptions.DEFAULT,
                                ResolveListener.SILENT)
                        .resolve(
                                List.of(new RootRequirement(requirement, Origin.COMMAND_LINE)),
                                List.of(),
                                List.of());

        assertThat(resolution).isInstanceOf(PythonResolution.Solved.class);
    }

    @Test
    void asksForAllPagesThatAPackageNeedsAtTheSameTime() {
        offered.offer("a", "1", "b", "c").offer("b", "1").offer("c", "1");

        resolvesWhile(Map.of("b", "c", "c", "b"));
    }

    @Test
    void goesDownOneBranchWhileAnotherOneIsStillWaitedFor() {
        offered.offer("a", "1", "b", "c").offer("b", "1");
        offered.offer("c", "1", "d").offer("d", "1", "e").offer("e", "1");

        resolvesWhile(Map.of("b", "e-1-py3-none-any.whl"));
    }

    @Test
    void goesDownWhatExtrasNeed() {
        offered.offer("a", "1", "b", "c[x]").offer("b", "1");
        offered.offer("c", "1", "d; extra == 'x'").offer("d", "1");

        resolvesWhile(Map.of("b", "d-1-py3-none-any.whl"));
    }

    @Test
    void passesByReleasesForOtherPythons() {
        offered.offer("a", "1", "b", "c").offer("b", "1").offer("c", "1");
        offered.offer("c", "2", "c-2-py3-none-any.whl", ">=3.14", List.of(), file -> file);

        resolvesWhile(Map.of("b", "c-1-py3-none-any.whl"));
    }

    @Test
    void asksAheadForNoMoreVersionsThanWereTried() {
        offered.offer("b", "0").offer("b", "1");
        for (int version = 1; version <= 100; version++) {
            offered.offer("a", String.valueOf(version), version > 90 ? "b>=1" : "b");
        }

        PythonResolution resolution = resolve(offered, "a", "b<1");

        assertThat(resolution).isInstanceOf(PythonResolution.Solved.class);
        Set<String> asked = new TreeSet<>(offered.read());
        asked.addAll(offered.prefetched());
        asked.removeIf(name -> !name.startsWith("a-"));
        assertThat(asked).hasSize(20).contains("a-100-py3-none-any.whl", "a-81-py3-none-any.whl");
    }

    @Test
    void asksAheadForNoPrereleasesBeforeTheirTurn() {
        offered.offer("b", "0").offer("b", "1");
        for (int version = 1; version <= 30; version++) {
            offered.offer("a", String.valueOf(version), version > 24 ? "b>=1" : "b");
            offered.offer("a", version + "rc1", "b>=1");
        }

        resolve(offered, "a", "b<1");

        assertThat(offered.prefetched()).isNotEmpty().noneMatch(name -> name.contains("rc"));
    }

    @Test
    void guessesNoFurtherWhileAConflictIsMended() {
        offered.offer("c", "1").offer("c", "2").offer("b", "1", "c==2");
        offered.offer("a", "3", "c==1").offer("a", "2", "c==1", "late").offer("a", "1", "c==1");
        offered.offer("late", "1", "beyond").offer("beyond", "1");
        Guesses guesses = new Guesses(offered, "late-1-py3-none-any.whl", "a-1-py3-none-any.whl");

        PythonResolution resolution = resolve(guesses, "a", "b");

        assertThat(resolution).isInstanceOf(PythonResolution.Unsolvable.class);
        assertThat(guesses.thoughtOf).contains("late").doesNotContain("beyond");
    }

    private static PythonResolution resolve(PackageSource source, String... requirements) {
        List<RootRequirement> roots = new ArrayList<>();
        for (String text : requirements) {
            roots.add(new RootRequirement(Requirement.parse(text), Origin.COMMAND_LINE));
        }
        return new PythonResolver(
                        source,
                        Targets.linux("3.11"),
                        ResolveOptions.DEFAULT,
                        ResolveListener.SILENT)
                .resolve(roots, List.of(), List.of());
    }

    /// Lets the solver learn one file's metadata only when a guess that began with another file's
    /// metadata has come to its end.
    private static final class Guesses implements PackageSource {
        private final MemorySource offered;
        private final String guessed;
        private final String last;
        private final Set<String> thoughtOf = ConcurrentHashMap.newKeySet();
        private final CompletableFuture<Thread> guessing = new CompletableFuture<>();

        Guesses(MemorySource offered, String guessed, String last) {
            this.offered = offered;
            this.guessed = guessed;
            this.last = last;
        }

        @Override
        public boolean isPageAtHand(PackageName name) {
            thoughtOf.add(name.toString());
            return false;
        }

        @Override
        public ProjectPage page(PackageName name) {
            return offered.page(name);
        }

        @Override
        public CoreMetadata metadata(DistributionFile file) {
            if (file.filename().equals(guessed)) {
                guessing.complete(Thread.currentThread());
            } else if (file.filename().equals(last)) {
                try {
                    guessing.get(20, TimeUnit.SECONDS).join();
                } catch (ExecutionException | InterruptedException | TimeoutException never) {
                    throw new AssertionError(never);
                }
            }
            return offered.metadata(file);
        }

        @Override
        public void prefetchPage(PackageName name) {}

        @Override
        public void prefetchMetadata(DistributionFile file) {}
    }
}
