package dev.wardian.standards.marker;

import dev.wardian.standards.version.Version;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an interpreter says about itself and its machine: the eleven values that a marker can ask
/// for (PEP 508). A value that is not known is the empty string, as the standard has it. Immutable.
///
/// Values that markers compare as versions are parsed here, once, and not at every evaluation. The
/// maps are no `EnumMap`s, whose first use costs a fresh process milliseconds of reflection.
public final class MarkerEnvironment {
    private final Map<MarkerVariable, String> values;
    private final Map<MarkerVariable, Version> versions;

    private MarkerEnvironment(Map<MarkerVariable, String> values) {
        this.values = values;
        this.versions = new HashMap<>();
        for (Map.Entry<MarkerVariable, String> entry : values.entrySet()) {
            if (entry.getKey().isVersion()) {
                Optional<Version> version = Version.tryParse(entry.getValue());
                if (version.isPresent()) {
                    versions.put(entry.getKey(), version.get());
                }
            }
        }
    }

    /// The environment with these values, keyed by the names in PEP 508; other keys are ignored.
    ///
    /// A `python_full_version` that ends in `+`, as interpreters built from a working tree report
    /// it, is no version; it reads as `3.10.0+local`.
    public static MarkerEnvironment of(Map<String, String> values) {
        Map<MarkerVariable, String> typed = new HashMap<>();
        for (MarkerVariable variable : MarkerVariable.values()) {
            if (variable.isEnvironment()) {
                String value = values.getOrDefault(variable.toString(), "");
                typed.put(variable, repaired(variable, value));
            }
        }
        return new MarkerEnvironment(typed);
    }

    private static String repaired(MarkerVariable variable, String value) {
        boolean unfinished = variable == MarkerVariable.PYTHON_FULL_VERSION && value.endsWith("+");
        return unfinished ? value + "local" : value;
    }

    /// The value of a variable, empty if unknown. `extra` and the sets of lock files are no part
    /// of an environment and are refused.
    public String get(MarkerVariable variable) {
        @Nullable String value = values.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("`" + variable + "` is no part of an environment");
        }
        return value;
    }

    /// The same environment with one other value.
    public MarkerEnvironment with(MarkerVariable variable, String value) {
        if (!variable.isEnvironment()) {
            throw new IllegalArgumentException("`" + variable + "` is no part of an environment");
        }
        Map<MarkerVariable, String> changed = new HashMap<>(values);
        changed.put(variable, repaired(variable, value));
        return new MarkerEnvironment(changed);
    }

    /// The same environment under another Python: `3.12.4` sets `python_full_version`, and
    /// `python_version` to its first two numbers.
    public MarkerEnvironment withPython(Version version) {
        Map<MarkerVariable, String> changed = new HashMap<>(values);
        changed.put(MarkerVariable.PYTHON_FULL_VERSION, version.toString());
        changed.put(MarkerVariable.PYTHON_VERSION, version.major() + "." + version.minor());
        return new MarkerEnvironment(changed);
    }

    /// All values by name, in alphabetic order.
    public Map<String, String> values() {
        Map<String, String> named = new LinkedHashMap<>();
        for (MarkerVariable variable : MarkerVariable.values()) {
            if (variable.isEnvironment()) {
                named.put(variable.toString(), get(variable));
            }
        }
        return named;
    }

    /// The value as a version, or null if it is none or is not compared as one.
    @Nullable Version version(MarkerVariable variable) {
        return versions.get(variable);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MarkerEnvironment environment && values.equals(environment.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
