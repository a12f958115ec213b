package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Operator;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The local versions that requirements name, such as `cu121` of `torch==2.1.0+cu121`: they tell
/// which build of a package is meant, and such builds lie on indexes of their own.
public final class LocalTags {

    private LocalTags() {}

    /// The local version of each package that is pinned to one.
    public static Map<PackageName, String> of(RequirementSet set, Path workingFolder) {
        var found = new HashMap<PackageName, String>();
        collect(set.constraints(), workingFolder, found);
        collect(set.requirements(), workingFolder, found);
        TorchBuilds.share(found);
        return found;
    }

    private static void collect(
            List<Declared> declared, Path workingFolder, Map<PackageName, String> found) {
        for (var one : declared) {
            if (one.text().indexOf('+') > 0
                    && DeclaredRequirement.of(one, workingFolder)
                            instanceof WrittenRequirement.Named(var named)) {
                for (var specifier : named.specifiers().specifiers()) {
                    var pinned =
                            specifier.operator() == Operator.EQUAL
                                    || specifier.operator() == Operator.ARBITRARY;
                    if (pinned) {
                        specifier
                                .parsedVersion()
                                .flatMap(version -> version.local())
                                .ifPresent(tag -> found.put(named.name(), tag));
                    }
                }
            }
        }
    }
}
