package dev.wardian.python.install;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;

/// Which interpreter the scripts of an environment start, and for which Python the wheels are.
///
/// @param executable the absolute path that goes into the first line of every script
/// @param python the interpreter's version, used for the folder of headers
public record LauncherTarget(Path executable, Version python) {
    /// The target of scripts that this interpreter shall run.
    public static LauncherTarget of(Interpreter interpreter) {
        return new LauncherTarget(interpreter.executable(), interpreter.version());
    }
}
