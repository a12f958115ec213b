package dev.wardian.python.internal.build;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The environment variables of a build.
public final class BuildVariables {
    private static final List<String> MISLEADING =
            List.of(
                    "PYTHONPATH",
                    "PYTHONHOME",
                    "PYTHONSTARTUP",
                    "PYTHONEXECUTABLE",
                    "PYTHONPLATLIBDIR",
                    "PYTHONUSERBASE",
                    "PYTHONSAFEPATH",
                    "PYTHONOPTIMIZE",
                    "PYTHONINSPECT",
                    "__PYVENV_LAUNCHER__",
                    "VIRTUAL_ENV",
                    "VIRTUAL_ENV_PROMPT",
                    "PIP_TARGET",
                    "PIP_PREFIX",
                    "PIP_USER");

    private BuildVariables() {}

    /// The given variables without those that lead Python astray, with an environment's programs
    /// first on the search path when there is one.
    public static Map<String, String> of(
            Map<String, String> given, Optional<Path> environment, Path scripts) {
        Map<String, String> variables = new TreeMap<>(given);
        if (environment.isPresent()) {
            MISLEADING.forEach(variables::remove);
            variables.put("VIRTUAL_ENV", environment.get().toString());
            variables.put("PYTHONNOUSERSITE", "1");
        } else {
            variables.remove("PYTHONHOME");
            variables.remove("__PYVENV_LAUNCHER__");
        }
        String path = given.getOrDefault("PATH", "");
        variables.put(
                "PATH", path.isEmpty() ? scripts.toString() : scripts + File.pathSeparator + path);
        variables.putIfAbsent("PYTHONIOENCODING", "utf-8");
        return variables;
    }
}
