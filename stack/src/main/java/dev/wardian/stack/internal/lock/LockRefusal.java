package dev.wardian.stack.internal.lock;

import dev.wardian.standards.lock.LockSelection;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.marker.MarkerVariable;
import dev.wardian.standards.tag.WheelFilename;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says more of why a lock cannot serve an environment: what that is, what the lock is for, and
/// what may help.
public final class LockRefusal {

    /// Tags beyond these are counted only.
    private static final int SHOWN = 6;

    private LockRefusal() {}

    /// A line each.
    public static List<String> details(LockSelection.Refused refused, MarkerEnvironment here) {
        return switch (refused) {
            case LockSelection.EnvironmentRefused(var environments) ->
                    List.of("here: " + text(here), "locked for: " + texts(environments));
            case LockSelection.NothingFits(_, _, var offered) ->
                    List.of("here: " + text(here), "offered: " + tags(offered));
            case LockSelection.PythonRefused _,
                    LockSelection.Ambiguous _,
                    LockSelection.MarkerRefused _ ->
                    List.of();
        };
    }

    private static String text(MarkerEnvironment here) {
        return here.get(MarkerVariable.PLATFORM_PYTHON_IMPLEMENTATION)
                + " "
                + here.get(MarkerVariable.PYTHON_FULL_VERSION)
                + ", sys_platform "
                + here.get(MarkerVariable.SYS_PLATFORM)
                + ", platform_machine "
                + here.get(MarkerVariable.PLATFORM_MACHINE);
    }

    private static String texts(List<Marker> environments) {
        var texts = new ArrayList<String>(environments.size());
        for (var environment : environments) {
            texts.add("`" + environment + "`");
        }
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }

    private static String tags(List<String> filenames) {
        Set<String> tags = new LinkedHashSet<>();
        for (var filename : filenames) {
            WheelFilename.tryParse(filename).ifPresent(wheel -> tags.add(wheel.compressedTags()));
        }
        if (tags.isEmpty()) {
            return "no wheel";
        }
        var shown = tags.stream().limit(SHOWN).toList();
        var more = tags.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    /// What a person could do.
    public static Optional<String> hint(LockSelection.Refused refused, MarkerEnvironment here) {
        var python = here.get(MarkerVariable.PYTHON_VERSION);
        return switch (refused) {
            case LockSelection.PythonRefused _ ->
                    Optional.of(
                            "choose another interpreter with `--python`, or lock for this one too:"
                                    + " `wardian compile --universal --python-version "
                                    + python
                                    + "`");
            case LockSelection.EnvironmentRefused _ ->
                    Optional.of(
                            "lock for this one too: `wardian compile --universal`, with"
                                    + " `environments` of the project that admit it");
            case LockSelection.NothingFits(var name, _, _) ->
                    Optional.of(
                            "`required-environments` of the project makes `wardian compile"
                                    + " --universal` look for a version of `"
                                    + name
                                    + "` with a wheel for it");
            case LockSelection.Ambiguous _, LockSelection.MarkerRefused _ -> Optional.empty();
        };
    }
}
