package dev.wardian.python.internal.facts;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;

/// Whose code it is.
public record CodeOwner(PackageName name, Version version) {}
