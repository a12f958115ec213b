package dev.wardian.standards.marker;

import java.util.Optional;

/// A name that a marker may compare: the eleven facts about an interpreter (PEP 508), and the three
/// names whose value depends on what is being installed: `extra` in metadata, `extras` and
/// `dependency_groups` in lock files (PEP 751).
public enum MarkerVariable {
    IMPLEMENTATION_NAME("implementation_name", Type.TEXT),
    IMPLEMENTATION_VERSION("implementation_version", Type.VERSION),
    OS_NAME("os_name", Type.TEXT),
    PLATFORM_MACHINE("platform_machine", Type.TEXT),
    PLATFORM_PYTHON_IMPLEMENTATION("platform_python_implementation", Type.TEXT),
    PLATFORM_RELEASE("platform_release", Type.VERSION),
    PLATFORM_SYSTEM("platform_system", Type.TEXT),
    PLATFORM_VERSION("platform_version", Type.TEXT),
    PYTHON_FULL_VERSION("python_full_version", Type.VERSION),
    PYTHON_VERSION("python_version", Type.VERSION),
    SYS_PLATFORM("sys_platform", Type.TEXT),
    EXTRA("extra", Type.EXTRA),
    EXTRAS("extras", Type.SET),
    DEPENDENCY_GROUPS("dependency_groups", Type.SET);

    private enum Type {
        TEXT,
        VERSION,
        EXTRA,
        SET
    }

    private final String spelling;
    private final Type type;

    MarkerVariable(String spelling, Type type) {
        this.spelling = spelling;
        this.type = type;
    }

    /// The variable that a marker means by this word, which may be one of the spellings of PEP 345
    /// (`os.name`) and of old setuptools (`python_implementation`).
    public static Optional<MarkerVariable> named(String word) {
        return switch (word) {
            case "implementation_name" -> Optional.of(IMPLEMENTATION_NAME);
            case "implementation_version" -> Optional.of(IMPLEMENTATION_VERSION);
            case "os_name", "os.name" -> Optional.of(OS_NAME);
            case "platform_machine", "platform.machine" -> Optional.of(PLATFORM_MACHINE);
            case "platform_python_implementation",
                    "platform.python_implementation",
                    "python_implementation" ->
                    Optional.of(PLATFORM_PYTHON_IMPLEMENTATION);
            case "platform_release" -> Optional.of(PLATFORM_RELEASE);
            case "platform_system" -> Optional.of(PLATFORM_SYSTEM);
            case "platform_version", "platform.version" -> Optional.of(PLATFORM_VERSION);
            case "python_full_version" -> Optional.of(PYTHON_FULL_VERSION);
            case "python_version" -> Optional.of(PYTHON_VERSION);
            case "sys_platform", "sys.platform" -> Optional.of(SYS_PLATFORM);
            case "extra" -> Optional.of(EXTRA);
            case "extras" -> Optional.of(EXTRAS);
            case "dependency_groups" -> Optional.of(DEPENDENCY_GROUPS);
            default -> Optional.empty();
        };
    }

    /// Whether values of this variable are compared as versions where both sides are versions.
    public boolean isVersion() {
        return type == Type.VERSION;
    }

    /// Whether the value is a fact about an interpreter, and not about what is being installed.
    public boolean isEnvironment() {
        return type == Type.TEXT || type == Type.VERSION;
    }

    /// Whether the value is a set of names, of which a marker can only ask for membership.
    public boolean isSet() {
        return type == Type.SET;
    }

    /// The standard's spelling, `python_version`.
    @Override
    public String toString() {
        return spelling;
    }
}
