package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
}
