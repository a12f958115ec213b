package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonTest {
    private final MemorySource source = new MemorySource();
    private final List<Lesson> lessons = new ArrayList<>();

    private LessonTest() {
        source.offer("pandas", "1.5", "numpy>=1");
        source.offer("pandas", "2.2", "numpy>=1");
        source.offer("numpy", "1.26");
        source.offer("numpy", "2.4");
    }

    private void learn(String name, String version, String other, String excluded) {
        lessons.add(
                new Lesson(
                        PackageName.of(name),
                        VersionRange.singleton(Version.parse(version)),
                        PackageName.of(other),
                        SpecifierSet.parse(excluded).toRange(),
                        "was compiled for NumPy 1",
                        List.of("pandas/lib.so"),
                        true));
    }

    private PythonResolution resolve(String... requirements) {
        List<RootRequirement> roots = new ArrayList<>();
        for (String requirement : requirements) {
            roots.add(new RootRequirement(Requirement.parse(requirement), new Origin("a file")));
        }
        return new PythonResolver(
                        source,
                        (name, url) -> {
                            throw new AssertionError(name + url);
                        },
                        Targets.linux("3.11"),
                        ResolveOptions.DEFAULT.withLessons(lessons),
                        ResolveListener.SILENT)
                .resolve(roots, List.of(), List.of());
    }

    private List<String> pins(String... requirements) {
        return switch (resolve(requirements)) {
            case PythonResolution.Solved(var packages, var _) ->
                    packages.stream().map(one -> one.name() + " " + one.version()).toList();
            case PythonResolution.Unsolvable(var explanation) ->
                    throw new AssertionError(explanation.lines());
        };
    }

    private Explanation refused(String... requirements) {
        return switch (resolve(requirements)) {
            case PythonResolution.Solved solved -> throw new AssertionError(solved);
            case PythonResolution.Unsolvable(var explanation) -> explanation;
        };
    }

    @Test
    void excludesVersionsBesideTheOneThatProvesIt() {
        learn("pandas", "1.5", "numpy", ">=2");

        assertThat(pins("pandas==1.5")).containsExactly("numpy 1.26", "pandas 1.5");
        assertThat(pins("pandas")).containsExactly("numpy 2.4", "pandas 2.2");
    }

    @Test
    void turnsToAnotherVersionOfWhoProvesIt() {
        learn("pandas", "2.2", "numpy", ">=2");

        assertThat(pins("pandas", "numpy>=2")).containsExactly("numpy 2.4", "pandas 1.5");
    }

    @Test
    void bringsNothingInThatNobodyRequires() {
        source.offer("lonely", "1.0");
        learn("lonely", "1.0", "numpy", ">=2");

        assertThat(pins("lonely")).containsExactly("lonely 1.0");
    }

    @Test
    void saysWhyTheNewestWasPassedOver() {
        learn("pandas", "1.5", "numpy", ">=2");

        var numpy = ((PythonResolution.Solved) resolve("pandas==1.5")).packages().getFirst();

        assertThat(numpy.remark())
                .hasValue("2.4 does not go with pandas 1.5, which was compiled for NumPy 1");
    }

    @Test
    void explainsAFailureWithItsEvidence() {
        learn("pandas", "1.5", "numpy", ">=2");

        var explanation = refused("pandas==1.5", "numpy>=2");

        assertThat(explanation.message())
                .isEqualTo("`pandas==1.5` and `numpy>=2` cannot be met together");
        assertThat(explanation.lines())
                .contains(
                        "`pandas` 1.5 was compiled for NumPy 1, which excludes `numpy>=2`"
                                + " (pandas/lib.so)");
        assertThat(explanation.lessons()).isEqualTo(lessons);
        assertThat(explanation.hint()).hasValue("`--no-facts` trusts metadata alone");
    }
}
