/// The machine as plain facts: distribution, C library, processor, package manager, GPUs.
@org.jspecify.annotations.NullMarked
module dev.wardian.host {
    requires static transitive org.jspecify;
    requires transitive dev.wardian.standards;
    requires dev.wardian.elf;

    exports dev.wardian.host;
    exports dev.wardian.host.library;
    exports dev.wardian.host.system;
}
