package dev.wardian.cli.command;

import java.util.Optional;

/// What people type who come from another tool and mean something that has another name here.
public final class OtherTools {

    private OtherTools() {}

    /// What does here what this word does with pip, uv, Poetry, conda, npm or Cargo.
    public static Optional<String> twin(String word) {
        return switch (word) {
            case "activate", "shell", "exec" ->
                    Optional.of("wardian run COMMAND, or `. .venv/bin/activate`");
            case "build" -> Optional.of("wardian tool run --from build pyproject-build");
            case "publish" -> Optional.of("wardian tool run twine upload FILE");
            case "ci" -> Optional.of("wardian sync --locked");
            case "clean" -> Optional.of("wardian cache prune");
            case "create", "virtualenv" -> Optional.of("wardian venv");
            case "diff" -> Optional.of("wardian env diff A B (environments, locks, requirements)");
            case "depends", "deptree", "graph" -> Optional.of("wardian tree");
            case "license", "licence", "licences" -> Optional.of("wardian licenses");
            case "info" -> Optional.of("wardian show PACKAGE");
            case "new" -> Optional.of("wardian init NAME");
            case "search" -> Optional.of("wardian versions PACKAGE");
            case "self" -> Optional.of("wardian --version");
            case "update" -> Optional.of("wardian upgrade in a project, else wardian install -U");
            case "uvx", "pipx", "x" -> Optional.of("wardian tool run PACKAGE");
            default -> Optional.empty();
        };
    }
}
