/// The grammar of Python packaging: versions, requirements, markers, tags, metadata and locks;
/// pure, no input or output.
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // whom it exports to is compiled later
module dev.wardian.standards {
    requires static transitive org.jspecify;

    exports dev.wardian.standards;
    exports dev.wardian.standards.lock;
    exports dev.wardian.standards.marker;
    exports dev.wardian.standards.metadata;
    exports dev.wardian.standards.name;
    exports dev.wardian.standards.requirement;
    exports dev.wardian.standards.version;
    exports dev.wardian.standards.tag;
    exports dev.wardian.standards.toml;
    exports dev.wardian.standards.internal.tree to
            dev.wardian.host;
}
