package dev.wardian.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The command that somebody gave, said again for a virtual environment.
final class Replay {

    private static final Set<String> OF_THE_SYSTEM =
            Set.of("--system", "--user", "--break-system-packages");

    private Replay() {}

    /// The same words into `.venv`, which is made with the same Python, as a shell reads them.
    /// Credentials in addresses are not repeated.
    ///
    /// @param words the words after `wardian`
    static String intoVirtualEnvironment(List<String> words) {
        var said = new ArrayList<String>();
        said.add("wardian");
        for (var word : words) {
            if (!OF_THE_SYSTEM.contains(word)) {
                said.add(word);
            }
            if (said.size() == 2) {
                said.add("--venv");
                said.add(".venv");
            }
        }
        return ShellText.of(said);
    }
}
