package dev.wardian.stack.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PackageGraphTest {
    private final List<PackageGraph.Entry> entries = new ArrayList<>();

    private PackageGraphTest add(String name, String version, String... requires) {
        var needs = new ArrayList<Requirement>();
        for (var text : requires) {
            needs.add(Requirement.parse(text));
        }
        var parsed = Version.parse(version);
        var metadata =
                CoreMetadata.of(
                        PackageName.of(name), parsed, Optional.empty(), needs, new TreeSet<>());
        entries.add(
                new PackageGraph.Entry(PackageName.of(name), Optional.of(parsed), metadata, false));
        return this;
    }

    private PackageGraph graph() {
        return PackageGraph.of(entries, MarkerEnvironment.of(Map.of("sys_platform", "linux")));
    }

    private List<String> tree(boolean inverted, String... roots) {
        var names = new ArrayList<PackageName>();
        for (var root : roots) {
            names.add(PackageName.of(root));
        }
        var graph = graph();
        return new TreeText(graph, inverted, 9, false)
                .draw(names.isEmpty() ? graph.roots() : names);
    }

    @Test
    void showsSpecifiersMissingPackagesAndConflicts() {
        add("a", "1.0", "b>=2", "c<2", "w; sys_platform=='win32'", "gone>=1").add("b", "2.1");
        add("c", "2.0", "b");

        assertThat(tree(false))
                .containsExactly(
                        "a 1.0",
                        "├── b 2.1 (>=2)",
                        "├── c 2.0 (<2) conflict",
                        "│   └── b 2.1",
                        "└── gone missing (>=1)");
        assertThat(graph().unmet())
                .extracting(edge -> edge.requirement().toString())
                .containsExactly("c<2", "gone>=1");
    }

    @Test
    void drawsBranchesOnceAndMarksCycles() {
        add("a", "1", "b", "c").add("b", "1", "c").add("c", "1", "d").add("d", "1", "c");

        assertThat(tree(false))
                .containsExactly(
                        "a 1",
                        "├── b 1",
                        "│   └── c 1",
                        "│       └── d 1",
                        "│           └── c 1 (cycle)",
                        "└── c 1 (*)");
    }

    @Test
    void beginsAtOneOfACycleThatNothingElseReaches() {
        add("x", "1", "y").add("y", "1", "x").add("z", "1");

        assertThat(tree(false)).containsExactly("z 1", "x 1", "└── y 1", "    └── x 1 (cycle)");
    }

    @Test
    void followsExtrasThatAreAskedForHoweverDeep() {
        add("a", "1", "b[fast]>=1").add("b", "1", "c[more]; extra=='fast'", "e; extra=='other'");
        add("c", "1", "d; extra=='more'").add("d", "1").add("e", "1");

        assertThat(tree(false, "a"))
                .containsExactly(
                        "a 1",
                        "└── b 1 ([fast]>=1)",
                        "    └── c 1 ([more]) for extra fast",
                        "        └── d 1 for extra more");
        assertThat(graph().roots()).extracting(PackageName::toString).containsExactly("a", "e");
    }

    @Test
    void goesToWhoAsksWhenInverted() {
        add("a", "1", "b<3").add("b", "2", "c>=1").add("c", "1").add("d", "1", "c~=2.0");

        assertThat(tree(true, "c"))
                .containsExactly(
                        "c 1",
                        "├── b 2 (asks for c>=1)",
                        "│   └── a 1 (asks for b<3)",
                        "└── d 1 (asks for c~=2.0) conflict");
    }

    @Test
    void tellsTheShortestChainsFirst() {
        add("a", "1", "b>=1", "c").add("b", "2", "c<9").add("c", "1").add("z", "1", "a");

        var graph = graph();
        var chains = Chains.to(PackageName.of("c"), graph, 5);

        assertThat(chains.complete()).isTrue();
        assertThat(chains.shown().stream().map(it -> Chains.text(it, graph)))
                .containsExactly("z 1 → a (1) → c", "z 1 → a (1) → b>=1 (2) → c<9");
        assertThat(Chains.to(PackageName.of("c"), graph, 1).complete()).isFalse();
    }

    @Test
    void writesGraphviz() {
        add("a", "1", "b>=1", "gone");
        add("b", "1");

        assertThat(GraphvizText.of(graph(), graph().roots(), false))
                .contains(
                        "  \"a\" -> \"b\" [label=\">=1\"];",
                        "  \"gone\" [label=\"gone\\nmissing\", style=dashed, color=red];",
                        "  \"a\" -> \"gone\" [label=\"\", style=dashed, color=red];");
    }
}
