package dev.wardian.python.resolve;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What a person should know of an answer though it works.
final class Notices {
    private final List<String> all = new ArrayList<>();

    List<String> all() {
        return all;
    }

    void noteMissingExtras(CoreMetadata metadata, Collection<ExtraName> extras) {
        for (ExtraName extra : extras) {
            if (!metadata.providesExtra().contains(extra)) {
                all.add(
                        "`"
                                + metadata.name()
                                + "` "
                                + metadata.version()
                                + " has no extra `"
                                + extra
                                + "`");
            }
        }
    }

    void noteYanked(PackageName name, Version version, Candidate candidate) {
        if (candidate instanceof Candidate.Indexed(var file, var _) && file.yanked().isPresent()) {
            String why = file.yanked().get();
            all.add("`" + name + "` " + version + " is yanked" + (why.isBlank() ? "" : ": " + why));
        }
    }
}
