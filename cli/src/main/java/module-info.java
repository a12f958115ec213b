/// The command line: the only module that prints or exits.
@org.jspecify.annotations.NullMarked
module dev.wardian.cli {
    requires static transitive org.jspecify;
    requires dev.wardian.stack;
    requires jdk.net;
    requires tools.jackson.core;
}
