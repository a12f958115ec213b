/// Content-addressed files, archives, links, locks between processes, and the HTTP client with its
/// cache.
@org.jspecify.annotations.NullMarked
module dev.wardian.store {
    requires static transitive org.jspecify;
    requires com.github.luben.zstd_jni;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;

    exports dev.wardian.store;
    exports dev.wardian.store.archive;
    exports dev.wardian.store.http;
}
