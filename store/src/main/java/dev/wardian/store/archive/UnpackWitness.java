package dev.wardian.store.archive;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;

/// Sees the contents of every file while it is unpacked, from several threads at once.
public interface UnpackWitness {
    /// Sees nothing.
    UnpackWitness BLIND =
            new UnpackWitness() {
                @Override
                public Optional<MessageDigest> computation(ZipMember member) {
                    return Optional.empty();
                }

                @Override
                public void unpacked(ZipMember member, byte[] digest) {}
            };

    /// The digest to compute over the contents of this file, if any.
    Optional<MessageDigest> computation(ZipMember member) throws IOException;

    /// The file was written and this is its digest; only called if one was to be computed.
    void unpacked(ZipMember member, byte[] digest) throws IOException;
}
