package dev.wardian.standards.marker;

import dev.wardian.standards.version.Version;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an interpreter says about itself and its machine: the eleven values that a marker can ask
/// for (PEP 508). A value that is not known is the empty string, as the standard has it. Immutable.
///
/// Values that markers compare as versions are parsed here, once, and not at every evaluation.
public final class MarkerEnvironment {
    private static final MarkerVariable[] VARIABLES = MarkerVariable.values();
    private static final int COUNT = MarkerVariable.EXTRA.ordinal();

    private final String[] values;
    private final @Nullable Version[] versions;

    private MarkerEnvironment(String[] values) {
        this.values = values;
        this.versions = new Version[COUNT];
        for (int index = 0; index < COUNT; index++) {
            if (VARIABLES[index].isVersion()) {
                versions[index] = Version.tryParse(values[index]).orElse(null);
            }
        }
    }

    /// The environment with these values, keyed by the names in PEP 508; other keys are ignored.
    ///
    /// A `python_full_version` that ends in `+`, as interpreters built from a working tree report
    /// it, is no version; it reads as `3.10.0+local`.
    public static MarkerEnvironment of(Map<String, String> values) {
        String[] ordered = new String[COUNT];
        for (int index = 0; index < COUNT; index++) {
            ordered[index] = values.getOrDefault(VARIABLES[index].toString(), "");
        }
        return new MarkerEnvironment(repaired(ordered));
    }

    private static String[] repaired(String[] values) {
        int index = MarkerVariable.PYTHON_FULL_VERSION.ordinal();
        if (values[index].endsWith("+")) {
            values[index] += "local";
        }
        return values;
    }

    /// The value of a variable, empty if unknown. `extra` and the sets of lock files are no part
    /// of an environment and are refused.
    public String get(MarkerVariable variable) {
        requireEnvironment(variable);
        return values[variable.ordinal()];
    }

    /// The same environment with one other value.
    public MarkerEnvironment with(MarkerVariable variable, String value) {
        requireEnvironment(variable);
        String[] changed = values.clone();
        changed[variable.ordinal()] = value;
        return new MarkerEnvironment(repaired(changed));
    }

    /// The same environment under another Python: `3.12.4` sets `python_full_version`, and
    /// `python_version` to its first two numbers.
    public MarkerEnvironment withPython(Version version) {

        String[] changed = values.clone();
        changed[MarkerVariable.PYTHON_FULL_VERSION.ordinal()] = version.toString();
        changed[MarkerVariable.PYTHON_VERSION.ordinal()] = version.major() + "." + version.minor();
        return new MarkerEnvironment(changed);
    }

    /// All values by name, in alphabetic order.
    public Map<String, String> values() {
        Map<String, String> named = new LinkedHashMap<>();
        for (int index = 0; index < COUNT; index++) {
            named.put(VARIABLES[index].toString(), values[index]);
        }
        return named;
    }

    /// The value as a version, or null if it is none or is not compared as one.
    @Nullable Version version(MarkerVariable variable) {
        return versions[variable.ordinal()];
    }

    private static void requireEnvironment(MarkerVariable variable) {
        if (!variable.isEnvironment()) {
            throw new IllegalArgumentException("`" + variable + "` is no part of an environment");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MarkerEnvironment environment
                && Arrays.equals(values, environment.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
