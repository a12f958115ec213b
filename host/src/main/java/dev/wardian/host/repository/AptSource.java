package dev.wardian.host.repository;

import java.util.ArrayList;
import java.util.List;

/// One suite of one repository, as `sources.list(5)` names it.
///
/// @param uri where the repository lies, with a slash at its end; `mirror+` before it where it is a
///     list of mirrors
/// @param suite `bookworm`, or a path that ends with a slash for a repository without components
/// @param components `main`, `contrib`; none where the suite is a path
/// @param architectures the only ones it is for; none where it is for all that the machine has
/// @param signedBy files with keys, fingerprints of keys, or keys themselves; none for the keys
///     that the machine believes in general
/// @param trusted whether it is believed without a signature
/// @param checksValidity whether it counts as out of date when it says so itself
/// @param file where this is written
/// @param line at which line
public record AptSource(
        String uri,
        String suite,
        List<String> components,
        List<String> architectures,
        List<String> signedBy,
        boolean trusted,
        boolean checksValidity,
        String file,
        int line) {
    public AptSource {
        components = List.copyOf(components);
        architectures = List.copyOf(architectures);
        signedBy = List.copyOf(signedBy);
    }

    /// Whether it has no components.
    public boolean isFlat() {
        return suite.endsWith("/");
    }

    /// The folder of its description, below the repository's address.
    String folder() {
        return isFlat() ? (suite.equals("/") ? "" : suite) : "dists/" + suite + "/";
    }

    /// The files of its packages for an architecture, below [#folder], without the ending of a
    /// compression.
    List<String> packages(String architecture) {
        return isFlat()
                ? List.of("Packages")
                : components.stream()
                        .map(component -> component + "/binary-" + architecture + "/Packages")
                        .toList();
    }

    /// The lists of files in its packages, below [#folder]: those of each component, as Debian has
    /// them, or of all, as Ubuntu does.
    List<String> contents(String architecture) {
        List<String> paths = new ArrayList<>();
        for (String one : List.of(architecture, "all")) {
            components.forEach(component -> paths.add(component + "/Contents-" + one + ".gz"));
            paths.add("Contents-" + one + ".gz");
        }
        return paths;
    }

    /// As people name it: the address, the suite and the components.
    @Override
    public String toString() {
        return "`"
                + uri
                + " "
                + suite
                + (components.isEmpty() ? "" : " " + String.join(" ", components))
                + "`";
    }
}
