package dev.wardian.host.system;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads packages out of stanzas of `Packages` and of dpkg's `status` (`deb-control(5)`).
public final class PackageStanza {
    private PackageStanza() {}

    /// The package of a stanza; empty where it has no name or no sound version.
    public static Optional<DebianPackage> read(ControlStanza stanza) {
        Optional<String> name = stanza.field("Package");
        Optional<DebianVersion> version = stanza.field("Version").flatMap(PackageStanza::version);
        if (name.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        List<String> description =
                new ArrayList<>(stanza.field("Description").orElse("").lines().toList());
        String summary = description.isEmpty() ? "" : description.removeFirst();
        return Optional.of(
                new DebianPackage(
                        name.get(),
                        version.get(),
                        stanza.field("Architecture").orElse(""),
                        stanza.field("Section").orElse(""),
                        summary,
                        description,
                        depends(stanza),
                        stanza.field("Installed-Size").flatMap(PackageStanza::kibibytes).orElse(0L),
                        stanza.field("Status").map(it -> it.startsWith("hold ")).orElse(false)));
    }

    private static Optional<DebianVersion> version(String text) {
        try {
            return Optional.of(DebianVersion.parse(text));
        } catch (SyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Long> kibibytes(String text) {
        try {
            return Optional.of(Long.parseLong(text) * 1024);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private static List<String> depends(ControlStanza stanza) {
        List<String> all = new ArrayList<>();
        for (String field : List.of("Pre-Depends", "Depends")) {
            for (String part : stanza.field(field).orElse("").split(",", -1)) {
                String one = part.replace('\n', ' ').strip();
                if (!one.isEmpty()) {
                    all.add(one);
                }
            }
        }
        return all;
    }
}
