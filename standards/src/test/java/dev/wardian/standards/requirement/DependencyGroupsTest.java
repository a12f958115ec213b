package dev.wardian.standards.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.name.GroupName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyGroupsTest {
    @Test
    void includesOtherGroupsInTheirPlace() {
        DependencyGroups groups =
                DependencyGroups.from(
                        Map.of(
                                "dev", List.of("a", Map.of("include-group", "Test_Unit"), "b"),
                                "test-unit", List.of("pytest")));
        assertThat(groups.resolve(GroupName.of("DEV")))
                .extracting(Requirement::toString)
                .containsExactly("a", "pytest", "b");
        assertThat(groups.names()).contains(GroupName.of("test.unit"));
    }

    @Test
    void allowsAGroupToBeIncludedTwiceWithoutACycle() {
        Map<String, Object> base = Map.of("include-group", "base");
        DependencyGroups groups =
                DependencyGroups.from(
                        Map.of(
                                "all", List.of(base, Map.of("include-group", "more")),
                                "more", List.of(base),
                                "base", List.of("a")));
        assertThat(groups.resolve(GroupName.of("all"))).hasSize(2);
    }

    @Test
    void showsTheWayOfACycle() {
        DependencyGroups groups =
                DependencyGroups.from(
                        Map.of(
                                "a", List.of(Map.of("include-group", "b")),
                                "b", List.of("x", Map.of("include-group", "a"))));
        assertThatThrownBy(() -> groups.resolve(GroupName.of("a")))
                .isInstanceOf(StructureException.class)
                .hasMessage("includes itself: `a` -> `b` -> `a` in `b[1]`");
    }

    @Test
    void readsGoodGroupsBesideBadOnes() {
        DependencyGroups groups =
                DependencyGroups.from(Map.of("good", List.of("a"), "bad", List.of(1L)));
        assertThat(groups.resolve(GroupName.of("good"))).hasSize(1);
        assertThatThrownBy(() -> groups.resolve(GroupName.of("bad")))
                .isInstanceOf(StructureException.class);
    }
}
