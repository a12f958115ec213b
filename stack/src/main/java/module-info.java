/// The façade that others program against: projects, resolution, locks, synchronised environments.
@org.jspecify.annotations.NullMarked
module dev.wardian.stack {
    requires static transitive org.jspecify;
    requires transitive dev.wardian.host;
    requires transitive dev.wardian.python;
    requires transitive dev.wardian.standards;
    requires dev.wardian.elf;
    requires dev.wardian.solver;
    requires transitive dev.wardian.store;
    requires org.snakeyaml.engine;

    exports dev.wardian.stack.cache;
    exports dev.wardian.stack.check;
    exports dev.wardian.stack.choice;
    exports dev.wardian.stack.doctor;
    exports dev.wardian.stack.environment;
    exports dev.wardian.stack.exchange;
    exports dev.wardian.stack.explain;
    exports dev.wardian.stack.file;
    exports dev.wardian.stack.foreign;
    exports dev.wardian.stack.history;
    exports dev.wardian.stack.inspect;
    exports dev.wardian.stack.interpreter;
    exports dev.wardian.stack.library;
    exports dev.wardian.stack.lock;
    exports dev.wardian.stack.module;
    exports dev.wardian.stack.offer;
    exports dev.wardian.stack.page;
    exports dev.wardian.stack.problem;
    exports dev.wardian.stack.progress;
    exports dev.wardian.stack.project;
    exports dev.wardian.stack.requirement;
    exports dev.wardian.stack.settings;
    exports dev.wardian.stack.size;
    exports dev.wardian.stack.smoke;
    exports dev.wardian.stack.system;
    exports dev.wardian.stack.tree;
    exports dev.wardian.stack.universal;
    exports dev.wardian.stack.unused;
    exports dev.wardian.stack.verify;
    exports dev.wardian.stack.wheelhouse;
    exports dev.wardian.stack.workspace;
    exports dev.wardian.stack;
}
