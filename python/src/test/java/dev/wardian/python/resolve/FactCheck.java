package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.resolve.NumberedWorld.Need;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;

/// Checks an explanation without trusting who gave it: each fact must be true of the world, and the
/// facts alone must contradict each other.
final class FactCheck {
    private final NumberedWorld world;
    private final WorldClauses clauses;

    FactCheck(NumberedWorld world) {
        this.world = world;
        this.clauses = new WorldClauses(world);
    }

    void check(Explanation explanation) {
        for (Fact fact : explanation.facts()) {
            switch (fact) {
                case Fact.Asked(RootRequirement root, var _) ->
                        clauses.asked(find(world.roots, root));
                case Fact.Constrained(RootRequirement limit, var _) ->
                        clauses.constrained(find(world.constraints, limit));
                case Fact.Depends depends -> depends(depends);
                case Fact.DependsVariously various -> various(various);
                case Fact.Refused refused -> refused(refused);
                case Fact.NoneOffered none ->
                        assertThat(none.offered())
                                .as(fact.text())
                                .containsExactlyElementsOf(offered(target(none.name().toString())));
                case Fact.Unknown(var problem) ->
                        assertThat(world.packages.get(target(problem.name()))).isEmpty();
                case Fact.Contradictory _, Fact.Excludes _ ->
                        throw new AssertionError("nothing of this kind is here: " + fact.text());
            }
        }
        assertThat(clauses.canHold()).as("%s", String.join("\n", explanation.lines())).isFalse();
    }

    private static Need find(List<Need> written, RootRequirement root) {
        int line = Integer.parseInt(root.origin().description().substring("line ".length()));
        Need need = written.get(line);
        assertThat(need.applies()).isTrue();
        assertThat(root.requirement().withoutMarker().toString()).isEqualTo(need.spelled());
        return need;
    }

    private static int target(String name) {
        return name.charAt(1) - 'a';
    }

    private List<Version> offered(int target) {
        return world.packages.get(target).descendingKeySet().stream()
                .map(number -> Version.parse(NumberedWorld.version(number)))
                .toList();
    }

    private static int number(Version version) {
        int major = (int) version.major();
        return version.isPrerelease() ? major * 10 - 5 : major * 10;
    }

    private List<Need> needs(String name, int version) {
        NumberedWorld.Offer offer = world.offer(target(name), version);
        List<Need> needs = new ArrayList<>(name.endsWith("]") ? offer.extraNeeds() : offer.needs());
        // what asks for an extra of its own release asks for what that extra needs
        for (Need need : List.copyOf(needs)) {
            if (need.applies() && need.extra() && need.target() == target(name)) {
                needs.addAll(offer.extraNeeds());
            }
        }
        return needs;
    }

    private void depends(Fact.Depends fact) {
        int target = target(fact.name());
        for (Version version : fact.versions().some()) {
            int number = number(version);
            List<Need> same =
                    needs(fact.name(), number).stream()
                            .filter(Need::applies)
                            .filter(need -> isSaid(need, target, fact.requirement()))
                            .toList();
            assertThat(same).as("%s %s: %s", fact.name(), version, fact.text()).isNotEmpty();
            clauses.depends(target, fact.name().endsWith("]"), number, same.getFirst());
        }
    }

    /// An extra of the release itself is told without its name: it is there already.
    private static boolean isSaid(Need need, int target, String requirement) {
        return need.spelled().equals(requirement)
                || (need.target() == target
                        && need.spelled().replace("[x]", "").equals(requirement));
    }

    private void various(Fact.DependsVariously fact) {
        int dependency = target(fact.dependency());
        for (Version version : fact.versions().some()) {
            int number = number(version);
            List<Need> all =
                    needs(fact.name(), number).stream()
                            .filter(Need::applies)
                            .filter(need -> need.target() == dependency)
                            .toList();
            assertThat(all).as(fact.text()).isNotEmpty();
            for (Need need : all) {
                clauses.depends(target(fact.name()), fact.name().endsWith("]"), number, need);
            }
        }
    }

    private void refused(Fact.Refused fact) {
        int target = target(fact.name().toString());
        for (Version version : fact.versions().some()) {
            assertThat(world.isCandidate(target, number(version)))
                    .as("%s %s", version, fact.text())
                    .isFalse();
            clauses.refused(target, number(version));
        }
    }
}
