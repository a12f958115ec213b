package dev.wardian.stack.wheelhouse;

import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.TargetChoice;
import java.nio.file.Path;
import java.util.List;

/// What shall be put into a folder to install from.
///
/// @param folder where the files go; made if it is missing
/// @param targets for which Pythons and platforms, each is resolved for by itself
/// @param part what is wanted of a lock
/// @param buildSources whether source distributions of an index are built here instead of kept
/// @param buildRequirements whether what kept sources need to be built is fetched too
public record WheelhouseChoices(
        Path folder,
        List<TargetChoice> targets,
        LockedPart part,
        boolean buildSources,
        boolean buildRequirements) {
    public WheelhouseChoices {
        targets = targets.isEmpty() ? List.of(TargetChoice.ofInterpreter()) : List.copyOf(targets);
    }
}
