package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The options that say into which environment.
final class EnvironmentOptionGroup {

    static final Option PYTHON =
            Option.value("python p", "PYTHON", "the interpreter: 3.12, >=3.10, a name or a path");
    static final Option VENV =
            Option.value("venv", "DIR", "the virtual environment in this folder");
    static final Option SYSTEM = Option.flag("system", "the interpreter's own environment");
    static final Option TARGET = Option.value("target t", "DIR", "a folder that is no environment");
    static final Option PREFIX = Option.value("prefix", "DIR", "a prefix with the usual folders");
    static final Option USER = Option.flag("user", "the user's own site packages");
    static final Option BREAK_SYSTEM_PACKAGES =
            Option.flag(
                    "break-system-packages",
                    "change a Python that the system's packages manage (PEP 668)");

    private EnvironmentOptionGroup() {}

    /// All of them.
    static List<Option> all() {
        return List.of(PYTHON, VENV, SYSTEM, TARGET, PREFIX, USER, BREAK_SYSTEM_PACKAGES);
    }

    /// What was asked for.
    ///
    /// @param ifMissing what to do where `.venv` or the folder of `--venv` is missing
    static EnvironmentRequest read(Arguments arguments, Path workingFolder, IfMissing ifMissing) {
        refuseTogether(arguments);
        var python = arguments.value(PYTHON);
        var breaking = arguments.has(BREAK_SYSTEM_PACKAGES);
        if (arguments.has(TARGET)) {
            return new EnvironmentRequest.TargetFolder(
                    folder(arguments, TARGET, workingFolder), python);
        }
        if (arguments.has(PREFIX)) {
            return new EnvironmentRequest.Prefix(folder(arguments, PREFIX, workingFolder), python);
        }
        if (arguments.has(USER)) {
            return new EnvironmentRequest.User(python, breaking);
        }
        if (arguments.has(VENV)) {
            return new EnvironmentRequest.Virtual(
                    folder(arguments, VENV, workingFolder), python, ifMissing);
        }
        if (arguments.has(SYSTEM)) {
            return new EnvironmentRequest.Installed(python, breaking);
        }
        if (python.isPresent()) {
            return new EnvironmentRequest.OfInterpreter(python, breaking);
        }
        return new EnvironmentRequest.Project(python, ifMissing);
    }

    private static Path folder(Arguments arguments, Option option, Path workingFolder) {
        return workingFolder.resolve(arguments.value(option).orElseThrow()).normalize();
    }

    private static void refuseTogether(Arguments arguments) {
        var given = new ArrayList<String>();
        for (var option : List.of(VENV, SYSTEM, TARGET, PREFIX, USER)) {
            if (arguments.has(option)) {
                given.add("`" + option.spelling() + "`");
            }
        }
        if (given.size() > 1) {
            throw new UsageException(
                    String.join(" and ", given) + " name different places; give one of them");
        }
    }
}
