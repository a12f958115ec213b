/// The Python side: index client, resolution, wheel install, environments, builds.
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // whom it exports to is compiled later
module dev.wardian.python {
    requires static transitive org.jspecify;
    requires transitive dev.wardian.standards;
    requires transitive dev.wardian.solver;
    requires transitive dev.wardian.store;
    requires transitive dev.wardian.elf;

    exports dev.wardian.python;
    exports dev.wardian.python.build;
    exports dev.wardian.python.environment;
    exports dev.wardian.python.facts;
    exports dev.wardian.python.index;
    exports dev.wardian.python.install;
    exports dev.wardian.python.journal;
    exports dev.wardian.python.link;
    exports dev.wardian.python.resolve;
    exports dev.wardian.python.verify;
    exports dev.wardian.python.internal.facts to
            dev.wardian.stack;
    exports dev.wardian.python.internal.json to
            dev.wardian.stack;
}
