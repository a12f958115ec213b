package dev.wardian.stack.workspace;

import dev.wardian.stack.Wardian;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.version.Version;
import java.util.List;

/// Gives the current project another version: one value of its file changes, and the lock is
/// brought up to date.
final class Versioning {

    private final Wardian wardian;
    private final Workspace workspace;
    private final Environment environment;

    Versioning(Wardian wardian, Workspace workspace, Environment environment) {
        this.wardian = wardian;
        this.workspace = workspace;
        this.environment = environment;
    }

    /// The version that stands in a project file.
    ///
    /// @throws StackException if there is none, or one that only a build backend knows
    static Version of(Manifest manifest) {
        var file = manifest.file().toString();
        if (!manifest.isProject()) {
            throw invalid(file, "there is no `[project]`", "one with `name` and `version`");
        }
        if (manifest.isDynamic("version")) {
            throw invalid(
                    file,
                    "the version is dynamic: the build backend knows it, not this file",
                    "`version` in `[project]`, and not in its `dynamic`");
        }
        var text =
                manifest.version()
                        .orElseThrow(
                                () ->
                                        invalid(
                                                file,
                                                "`[project]` has no `version`",
                                                "one (PEP 621)"));
        return Version.tryParse(text)
                .orElseThrow(
                        () ->
                                invalid(
                                        file,
                                        "`version` is `" + text + "`, which is no version",
                                        "one such as `1.2.3` (PEP 440)"));
    }

    private static StackException invalid(String file, String what, String expected) {
        return new StackException(new StackProblem.Invalid(file, what, expected));
    }

    Edited run(Version version, LockWish wish) {
        var before = workspace.current();
        var manifest =
                Manifest.of(
                        before.file(),
                        TomlEdit.of(before.text())
                                .withValue(
                                        List.of("project", "version"),
                                        TomlEdit.quoted(version.toString()))
                                .text());
        var draft = new Draft(wardian.settings(), workspace.lockFile());
        try {
            draft.tries(manifest);
            var changed = workspace.with(manifest);
            var locking = new LockWork(wardian, changed).edited(wish, environment);
            return new Edited(changed, locking, List.of(), draft);
        } catch (RuntimeException | Error failure) {
            draft.close();
            throw failure;
        }
    }
}
