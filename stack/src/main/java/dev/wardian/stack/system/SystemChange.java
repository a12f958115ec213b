package dev.wardian.stack.system;

/// What a package manager does to one package of the system.
///
/// @param kind what
/// @param name the package
/// @param from the version that is there; empty where none is, or where the manager does not say
/// @param to the version that comes; empty where none does
public record SystemChange(Kind kind, String name, String from, String to) {
    /// What is done.
    public enum Kind {
        INSTALL,
        UPGRADE,
        REMOVE
    }

    @Override
    public String toString() {
        return switch (kind) {
            case INSTALL -> " + " + name + " " + to;
            case UPGRADE -> " ~ " + name + " " + (from.isEmpty() ? "" : from + " -> ") + to;
            case REMOVE -> " - " + name + (from.isEmpty() ? "" : " " + from);
        };
    }
}
