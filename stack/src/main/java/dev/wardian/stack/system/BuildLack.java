package dev.wardian.stack.system;

import dev.wardian.host.build.BuildNeed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a machine lacks to build a source, as far as the source says without being run.
///
/// @param source what is to be built, as it is shown
/// @param lacks what is lacking, what is sure first
/// @param command the command that brings it as root; empty where no package is known
/// @param offeredRootless whether the packages can be brought without root
public record BuildLack(
        String source, List<Lack> lacks, Optional<String> command, boolean offeredRootless) {
    public BuildLack {
        lacks = List.copyOf(lacks);
    }

    /// One thing that is lacking.
    ///
    /// @param sure whether the build fails without it; else a script only mentions it
    /// @param where the file and line that say so
    /// @param brings the package that brings it, where one is known
    public record Lack(BuildNeed need, boolean sure, String where, Optional<String> brings) {}

    /// The packages that bring what is lacking.
    public Set<String> packages() {
        Set<String> names = new LinkedHashSet<>();
        lacks.forEach(lack -> lack.brings().ifPresent(names::add));
        return names;
    }

    /// All of it in one line.
    public String message() {
        List<String> sure = new ArrayList<>();
        List<String> likely = new ArrayList<>();
        lacks.forEach(lack -> (lack.sure() ? sure : likely).add(told(lack)));
        StringBuilder text = new StringBuilder("to build `" + source + "` this machine lacks ");
        text.append(String.join(", ", sure));
        if (!likely.isEmpty()) {
            text.append(sure.isEmpty() ? "perhaps " : ", and perhaps ");
            text.append(String.join(", ", likely));
        }
        return text.toString();
    }

    private static String told(Lack lack) {
        return "`"
                + lack.need().name()
                + "` ("
                + lack.brings().map(name -> "`" + name + "`, ").orElse("no package is known, ")
                + lack.where()
                + ")";
    }
}
