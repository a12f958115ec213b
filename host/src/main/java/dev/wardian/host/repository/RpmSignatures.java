package dev.wardian.host.repository;

import dev.wardian.host.rpm.RpmPackage;
import dev.wardian.host.rpm.RpmSource;
import dev.wardian.host.rpm.RpmVersion;
import dev.wardian.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;

/// Checks the signatures of packages, one by one, where a repository signs them and not its
/// description (`gpgcheck` without `repo_gpgcheck`): what the repository says of a package is
/// believed once a key that the machine believes signed for a package of that name and version.
/// Only the head of each file is fetched: its header is what is signed, and that holds the digest
/// of the rest.
public final class RpmSignatures {
    private static final int HEAD = 32 << 10;

    private static final int DSA_OF_HEADER = 267;
    private static final int RSA_OF_HEADER = 268;
    private static final int OPENPGP_OF_HEADER = 278;
    private static final int NAME = 1000;
    private static final int VERSION = 1001;
    private static final int RELEASE = 1002;
    private static final int EPOCH = 1003;
    private static final int ARCHITECTURE = 1022;

    private final Path root;
    private final RepositoryFiles files;
    private final String imported;
    private final Clock clock;

    /// @param root where the machine's files begin
    /// @param imported the keys that the database of RPM holds, armoured
    public RpmSignatures(Path root, RepositoryFiles files, String imported, Clock clock) {
        this.root = root;
        this.files = files;
        this.imported = imported;
        this.clock = clock;
    }

    /// Checks that a key that the machine believes signed for a package of a source.
    ///
    /// @throws RepositoryException when nobody did, a stranger did, or what was signed is another
    ///     package
    public void require(RpmSource source, RpmPackage one) {
        Keyring keyring = Keyring.ofPackages(source, imported, root);
        String path = one.file().orElseThrow().path();
        RuntimeException first = null;
        for (String base : files.bases(source)) {
            try {
                check(base + path, one, keyring);
                return;
            } catch (RepositoryException | StoreException problem) {
                first = first == null ? problem : first;
            }
        }
        throw Objects.requireNonNull(first);
    }

    private void check(String address, RpmPackage one, Keyring keyring) {
        try {
            byte[] file = files.beginning(address, HEAD);
            file = upTo(address, file, RpmHeader.end(file, RpmHeader.LEAD));
            int start = RpmHeader.padded(RpmHeader.end(file, RpmHeader.LEAD));
            file = upTo(address, file, RpmHeader.end(file, start));
            file = upTo(address, file, RpmHeader.end(file, start));
            RpmHeader header = RpmHeader.parse(file, start);
            byte[] signatures = signatures(RpmHeader.parse(file, RpmHeader.LEAD));
            if (signatures.length == 0) {
                throw new RepositoryException(RepositoryProblem.Unsigned.ofPackage(address));
            }
            SignatureCheck.ofPackage(address, keyring, clock.instant())
                    .detached(header.content(), signatures);
            requireSame(address, one, header);
        } catch (IllegalArgumentException malformed) {
            throw new RepositoryException(
                    new RepositoryProblem.Damaged(address, String.valueOf(malformed.getMessage())),
                    malformed);
        }
    }

    /// What is at hand, or more of it.
    private byte[] upTo(String address, byte[] file, int end) {
        if (file.length >= end) {
            return file;
        }
        byte[] longer = files.beginning(address, end);
        if (longer.length < end) {
            throw new IllegalArgumentException("it ends after " + longer.length + " bytes");
        }
        return longer;
    }

    /// Those of the header; such of header and payload together (before `rpm` 4) are none here.
    private static byte[] signatures(RpmHeader header) {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        found.writeBytes(header.bytes(RSA_OF_HEADER));
        found.writeBytes(header.bytes(DSA_OF_HEADER));
        for (String one : header.texts(OPENPGP_OF_HEADER)) {
            found.writeBytes(Base64.getMimeDecoder().decode(one));
        }
        return found.toByteArray();
    }

    /// A signed package is no reason to believe what is said of another.
    private static void requireSame(String address, RpmPackage said, RpmHeader header) {
        String name = header.text(NAME).orElse("");
        RpmVersion version =
                new RpmVersion(
                        header.number(EPOCH).orElse(0L),
                        header.text(VERSION).orElse(""),
                        header.text(RELEASE));
        String signed = name + "-" + version + "." + header.text(ARCHITECTURE).orElse("");
        if (!signed.equals(said.toString())) {
            throw new RepositoryException(
                    new RepositoryProblem.AnotherPackage(address, said.toString(), signed));
        }
    }
}
