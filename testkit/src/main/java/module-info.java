/// What tests are made of: an index on loopback, makers of wheels and sdists, the peers' cases.
@org.jspecify.annotations.NullMarked
module dev.wardian.testkit {
    requires static transitive org.jspecify;
    requires jdk.httpserver;
    requires tools.jackson.databind;
    requires com.github.luben.zstd_jni;
    requires org.apache.commons.compress;
    requires org.bouncycastle.pg;
    requires org.opentest4j;

    exports dev.wardian.testkit;
}
