package dev.wardian.python.environment;

import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// What a resolution is made for: the values of markers, the wheel tags that fit (best first) and
/// the full Python version. It need not be a machine or an interpreter that is present.
public record Target(MarkerEnvironment markers, CompatibleTags tags, Version python) {

    /// The target that an interpreter is.
    public static Target of(Interpreter interpreter) {
        return new Target(interpreter.markers(), interpreter.tags(), interpreter.version());
    }

    /// The same machine with another version of Python, as `--python-version`: `3.9` stands for
    /// `3.9.0`. The implementation stays what it is.
    public Target withPythonVersion(Version version) {
        return TargetTags.withPython(this, version);
    }

    /// The same Python on another platform, as `--platform`: a name that uv knows, such as `linux`
    /// or `aarch64-apple-darwin`, or the platform tag of a wheel, such as `manylinux_2_28_x86_64`.
    ///
    /// @throws dev.wardian.python.PythonException for a name that is neither
    public Target withPlatform(String name) {
        return TargetTags.withPlatform(this, name);
    }

    /// The same for wheels of these tags alone, as pip's `--implementation`, `--abi` and several
    /// `--platform`; what is not said stays. Markers stay what they are.
    ///
    /// @param implementation as tags have it: `cp`, `pp`, `py`
    /// @throws dev.wardian.python.PythonException for a platform that is unknown
    public Target withTags(
            Optional<String> implementation, List<String> abis, List<String> platforms) {
        return TargetTags.withTags(this, implementation, abis, platforms);
    }
}
