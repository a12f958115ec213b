package dev.wardian.stack.internal.library;

import dev.wardian.elf.ElfException;
import dev.wardian.elf.ElfFile;
import dev.wardian.python.environment.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Tells extension modules that an interpreter imports from other shared objects (PEP 3149): by the
/// tag in their name; where there is none, by what they call.
///
/// @param tag the tag of the interpreter's own modules, such as `cpython-312-`
public record ExtensionNames(String tag) {
    /// What a module calls to be one (PEP 489, and before it).
    private static final Set<String> MAKES_MODULES =
            Set.of("PyModuleDef_Init", "PyModule_Create2", "PyModule_FromDefAndSpec2");

    /// Those that this interpreter imports.
    public static ExtensionNames of(Interpreter interpreter) {
        var version = interpreter.shortVersion().replace(".", "");
        return new ExtensionNames(
                interpreter.implementation()
                        + "-"
                        + version
                        + (interpreter.freeThreaded() ? "t" : "")
                        + "-");
    }

    /// Whether a file is a module that was compiled for one Python, and not for this one as far as
    /// its name tells.
    public boolean isOfAnother(Path file) {
        var name = String.valueOf(file.getFileName());
        if (!name.endsWith(".so") || inLibraryFolder(file)) {
            return false;
        }
        var parts = List.of(name.substring(0, name.length() - 3).split("\\.", -1));
        return parts.size() == 1
                ? makesModule(file)
                : parts.size() == 2
                        && !parts.getLast().equals("abi3")
                        && !parts.getLast().startsWith(tag);
    }

    boolean isModule(Path file) {
        var name = String.valueOf(file.getFileName());
        if (!name.endsWith(".so") || inLibraryFolder(file)) {
            return false;
        }
        var parts = List.of(name.substring(0, name.length() - 3).split("\\.", -1));
        if (parts.size() == 1) {
            return makesModule(file);
        }
        var last = parts.getLast();
        return parts.size() == 2 && (last.equals("abi3") || last.startsWith(tag));
    }

    /// `numpy.libs`, where auditwheel puts what it copies.
    private static boolean inLibraryFolder(Path file) {
        return String.valueOf(file.getParent()).endsWith(".libs");
    }

    private static boolean makesModule(Path file) {
        try {
            return ElfFile.read(file).stream()
                    .flatMap(elf -> elf.undefined().stream())
                    .anyMatch(MAKES_MODULES::contains);
        } catch (IOException | ElfException unreadable) {
            return false;
        }
    }
}
