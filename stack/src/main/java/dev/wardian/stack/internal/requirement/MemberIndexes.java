package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.DeclaredIndex;
import dev.wardian.stack.project.PackageOrigin;
import dev.wardian.stack.project.SelectedBy;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The indexes that projects besides the one of the working folder take single packages from:
/// members of a workspace, whose `sources` name an index of their own or of the root. As with uv an
/// index that a member declares counts for such packages alone, and the root's sources count where
/// a member names none.
///
/// A package of one resolution comes from one index, whoever asks for it: members that take it from
/// different ones are refused.
///
/// @param usual what the configuration of the working folder says
record MemberIndexes(
        IndexOptions usual,
        PackageSelection withoutSources,
        Set<SelectedBy> chosen,
        WantedTogether together) {

    /// A package's indexes and the file that names them.
    private record Named(List<PackageOrigin.OfIndex> origins, String shown) {}

    IndexOptions with(List<ProjectFile> members) {
        var declared = new ArrayList<>(usual.declared());
        var sources = new HashMap<PackageName, Named>();
        for (var member : members) {
            var own = new ChosenSources(member.shown(), chosen, together);
            var configuration = member.configuration();
            configuration
                    .sources()
                    .forEach(
                            (name, origins) -> {
                                var indexes = own.of(name, origins);
                                if (!indexes.isEmpty() && !withoutSources.contains(name)) {
                                    var named = new ArrayList<PackageOrigin.OfIndex>();
                                    for (var one : indexes) {
                                        var index = index(one.index(), member, declared);
                                        named.add(new PackageOrigin.OfIndex(index, one.when()));
                                    }
                                    add(name, new Named(named, member.shown()), sources);
                                }
                            });
        }
        refuseOthers(members, sources);
        var all = new HashMap<PackageName, List<PackageOrigin.OfIndex>>(usual.sources());
        sources.forEach((name, named) -> all.put(name, named.origins()));
        return usual.withDeclared(declared, all);
    }

    private static void add(PackageName name, Named named, Map<PackageName, Named> sources) {
        var other = sources.putIfAbsent(name, named);
        if (other != null && !other.origins().equals(named.origins())) {
            throw apart(name, other, named);
        }
    }

    /// A member without a source of its own takes the package from where the root says.
    private void refuseOthers(List<ProjectFile> members, Map<PackageName, Named> sources) {
        for (var member : members) {
            var own = member.configuration().sources().keySet();
            for (var name : member.names()) {
                var named = sources.get(name);
                var ofRoot = usual.sources().get(name);
                if (named != null
                        && ofRoot != null
                        && !own.contains(name)
                        && !ofRoot.equals(named.origins())) {
                    throw apart(name, new Named(ofRoot, member.shown()), named);
                }
            }
        }
    }

    private static StackException apart(PackageName name, Named one, Named other) {
        return new StackException(
                new StackProblem.Invalid(
                        other.shown(),
                        "`"
                                + name
                                + "` would come from `"
                                + other.origins().getFirst().index()
                                + "`, and from `"
                                + one.origins().getFirst().index()
                                + "` for "
                                + one.shown(),
                        "one index for a package in `sources` of all members"));
    }

    /// The name by which the index is declared for all.
    private static String index(String name, ProjectFile member, List<DeclaredIndex> declared) {
        var own = find(name, member.configuration().indexes());
        var known = find(name, declared);
        if (own.isEmpty()) {
            if (known.isEmpty()) {
                throw new StackException(
                        new StackProblem.Invalid(
                                member.shown(),
                                "`sources` name the index `" + name + "`, which nothing declares",
                                "`[[tool.uv.index]]` with that name, there or in the workspace"));
            }
            return name;
        }
        if (known.isPresent() && known.get().url().equals(own.get().url())) {
            return name;
        }
        var unique = name;
        for (var number = 2; find(unique, declared).isPresent(); number++) {
            unique = name + "-" + number;
        }
        declared.add(new DeclaredIndex(unique, own.get().url(), true, false));
        return unique;
    }

    private static Optional<DeclaredIndex> find(String name, List<DeclaredIndex> among) {
        return among.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
