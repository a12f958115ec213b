package dev.wardian.stack.foreign;

import dev.wardian.stack.workspace.Manifest;
import java.util.List;

/// What `[tool.wardian.conda]` of a project says: packages of conda, carried through and not
/// solved.
///
/// @param channels where conda is to look
/// @param packages as they are written
record CarriedConda(List<String> channels, List<String> packages) {
    CarriedConda {
        channels = List.copyOf(channels);
        packages = List.copyOf(packages);
    }

    static CarriedConda of(Manifest manifest) {
        var table = Tree.at(manifest.tree(), "tool", "wardian", "conda");
        var channels = Tree.texts(table.get("channels"));
        return new CarriedConda(
                channels.isEmpty() ? List.of("conda-forge") : channels,
                Tree.texts(table.get("dependencies")));
    }

    /// What a lock says of them: it has no place for what is not solved.
    void tell(String file, String command, Losses losses) {
        losses.add(
                "Python itself and its tools: a `"
                        + file
                        + "` has them from conda, which is not solved here; `"
                        + command
                        + "` adds them");
        if (!packages.isEmpty()) {
            losses.add(
                    "packages of conda ("
                            + String.join(", ", packages)
                            + "): a `"
                            + file
                            + "` holds the address and digest of each, which only conda finds;"
                            + " `environment.yml` has them as they are written");
        }
    }

    /// Text as YAML has it.
    static String quoted(String text) {
        var plain =
                text.matches("[A-Za-z./_][A-Za-z0-9._=/:+-]*")
                        && !text.matches("(?i)y|n|yes|no|on|off|true|false|null|\\.\\S*|.*:");
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
