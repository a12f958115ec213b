package dev.wardian.stack;

import dev.wardian.python.resolve.Candidate;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.python.resolve.Via;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.origin.Origins;
import dev.wardian.stack.lock.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows what the resolver chose in the words of the façade.
final class SolvedPackages {

    private SolvedPackages() {}

    static SolvedPackage shown(ResolvedPackage chosen, Origins origins) {
        var direct = origins.of(chosen.name());
        return new SolvedPackage(
                chosen.name(),
                chosen.version(),
                file(chosen),
                url(chosen, direct),
                direct.isPresent() && direct.get().editable(),
                via(chosen.via()),
                chosen.remark());
    }

    private static Optional<String> file(ResolvedPackage chosen) {
        return switch (chosen.candidate()) {
            case Candidate.Indexed(var file, _) -> Optional.of(file.filename());
            case Candidate.Direct _, Candidate.Present _ -> Optional.empty();
        };
    }

    private static Optional<String> url(ResolvedPackage chosen, Optional<DirectOrigin> direct) {
        return switch (chosen.candidate()) {
            case Candidate.Direct(var url) ->
                    Optional.of(direct.isPresent() ? direct.get().location().url() : url);
            case Candidate.Indexed _, Candidate.Present _ -> Optional.empty();
        };
    }

    /// Why it is not the newest version, where that is no matter of requirements.
    static Optional<Chosen> chosen(ResolvedPackage one) {
        return one.remark().map(text -> new Chosen(text, one.evidence()));
    }

    /// Who asked for a package, each once.
    static List<String> via(List<Via> vias) {
        var found = new ArrayList<String>();
        for (var via : vias) {
            var text =
                    switch (via) {
                        case Via.Root(var root) -> root.origin().description();
                        case Via.Constraint(var constraint) ->
                                "-c " + constraint.origin().description();
                        case Via.Dependent(var name, _, _) -> name.toString();
                    };
            if (!found.contains(text)) {
                found.add(text);
            }
        }
        return found;
    }
}
