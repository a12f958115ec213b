/// The machine as plain facts: distribution, C library, processor, package manager, GPUs.
@org.jspecify.annotations.NullMarked
module dev.wardian.host {
    requires static transitive org.jspecify;
    requires transitive dev.wardian.standards;
    requires transitive dev.wardian.store;
    requires dev.wardian.elf;
    requires dev.wardian.solver;
    requires org.bouncycastle.pg;
    requires org.bouncycastle.provider;
    requires org.tukaani.xz;

    exports dev.wardian.host;
    exports dev.wardian.host.build;
    exports dev.wardian.host.library;
    exports dev.wardian.host.repository;
    exports dev.wardian.host.resolve;
    exports dev.wardian.host.rpm;
    exports dev.wardian.host.system;
}
