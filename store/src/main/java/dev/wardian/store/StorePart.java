package dev.wardian.store;

/// The parts of the store, each a folder of its own; any may be purged at any time.
public enum StorePart {
    /// Archives, unpacked under their digests.
    ARCHIVES("archives"),
    /// Pages and metadata of package indexes.
    INDEX("index"),
    /// Wheels that were built from source.
    BUILT_WHEELS("wheels-built"),
    /// What interpreters say about themselves.
    INTERPRETERS("interpreters"),
    /// What artifacts say: imports, libraries, binary interfaces.
    FACTS("facts"),
    /// Which digest belongs to a file or address seen before.
    DIGESTS("digests"),
    /// Source trees fetched from version control.
    SOURCES("sources"),
    /// Verified indexes of the distribution's packages.
    SYSTEM("system");

    private final String folder;

    StorePart(String folder) {
        this.folder = folder;
    }

    /// The name of its folder.
    public String folder() {
        return folder;
    }
}
