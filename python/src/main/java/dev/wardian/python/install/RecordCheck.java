package dev.wardian.python.install;

import dev.wardian.store.Digest;
import dev.wardian.store.archive.UnpackWitness;
import dev.wardian.store.archive.ZipMember;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the files of a wheel with its `RECORD` while they are unpacked (binary distribution
/// format, "The .dist-info directory": every file is listed with its digest, and installation
/// fails where one is not).
final class RecordCheck implements UnpackWitness {
    private final Map<String, RecordRow> rows = new HashMap<>();
    private final Set<String> exempt;

    /// @param files the paths of all files in the archive
    /// @param exempt the record itself and its signatures
    RecordCheck(List<RecordRow> listed, Set<String> files, Set<String> exempt) throws WheelFault {
        this.exempt = exempt;
        for (RecordRow row : listed) {
            add(row, files);
        }
        for (String file : files) {
            if (!rows.containsKey(file) && !exempt.contains(file)) {
                throw new WheelFault("`" + file + "` is not listed in `RECORD`");
            }
        }
    }

    private void add(RecordRow row, Set<String> files) throws WheelFault {
        String path = files.contains(row.path()) ? row.path() : row.path().replace('\\', '/');
        // some builders list folders too, which have nothing to be checked
        if (exempt.contains(path) || path.endsWith("/")) {
            return;
        }
        if (!files.contains(path)) {
            throw new WheelFault("`RECORD` lists `" + path + "`, which the wheel has not");
        }
        if (row.hash().isEmpty()) {
            throw new WheelFault("`RECORD` gives no digest of `" + path + "`");
        }
        if (!RecordRow.trusted(row.hash().get().algorithm())) {
            throw new WheelFault(
                    "`RECORD` gives a digest of `"
                            + path
                            + "` that proves nothing: "
                            + row.hash().get().algorithm(),
                    List.of("expected `sha256` or better"));
        }
        @Nullable RecordRow other = rows.put(path, row);
        if (other != null && !other.equals(row)) {
            throw new WheelFault("`RECORD` lists `" + path + "` twice, with different digests");
        }
    }

    @Override
    public Optional<MessageDigest> computation(ZipMember member) throws WheelFault {
        @Nullable RecordRow row = rows.get(member.path());
        if (row == null) {
            return Optional.empty();
        }
        return Optional.of(Digest.computation(row.hash().orElseThrow().algorithm()));
    }

    @Override
    public void unpacked(ZipMember member, byte[] digest) throws WheelFault {
        RecordRow row = row(member.path());
        if (!row.admits(member.size(), digest)) {
            RecordRow.Hash actual = RecordRow.Hash.of(row.hash().orElseThrow().algorithm(), digest);
            throw new WheelFault(
                    "`" + member.path() + "` is not what `RECORD` says",
                    List.of(
                            "expected: " + row.hash().orElseThrow() + sized(row),
                            "received: " + actual + ", " + member.size() + " bytes"));
        }
    }

    private static String sized(RecordRow row) {
        return row.size().isPresent() ? ", " + row.size().getAsLong() + " bytes" : "";
    }

    /// The row of a file that is listed.
    RecordRow row(String path) {
        @Nullable RecordRow row = rows.get(path);
        if (row == null) {
            throw new IllegalArgumentException(path);
        }
        return row;
    }
}
