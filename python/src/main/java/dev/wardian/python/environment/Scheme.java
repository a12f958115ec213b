package dev.wardian.python.environment;

import java.nio.file.Path;
import java.util.List;

/// Where the parts of a wheel go: the five folders of an installation scheme, all absolute.
///
/// `headers` is the folder that holds one folder of headers per project: the installer appends the
/// project's name to it, as pip does. `purelib` and `platlib` are usually the same folder.
public record Scheme(Path purelib, Path platlib, Path scripts, Path data, Path headers) {

    /// The scheme of `--target folder`: everything importable at the top, programs in `bin`.
    public static Scheme target(Path folder) {
        return new Scheme(folder, folder, folder.resolve("bin"), folder, folder.resolve("include"));
    }

    /// The folders that hold importable code, without repetition.
    public List<Path> libraries() {
        return purelib.equals(platlib) ? List.of(purelib) : List.of(purelib, platlib);
    }
}
