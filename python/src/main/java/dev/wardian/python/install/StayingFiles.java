package dev.wardian.python.install;

import dev.wardian.python.environment.Scheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Of the files that leave with some distributions, those that others recorded too, which stay in
/// the environment.
///
/// Where the one that stays recorded just what lies there, it is its file as well and is not
/// removed: the program that a package shares with one it requires, or all of a package that lies
/// in two distributions. Where it had recorded other contents its file was replaced long ago, and
/// that it lacks one from now on is worth a word.
///
/// @param files what is not to be removed
/// @param lost which files of those that stay had been replaced by one that leaves, as `name
///     version` of the owner
record StayingFiles(Set<Path> files, Map<Path, String> lost) {
    /// What stays of all that these removals would take.
    static StayingFiles of(Scheme scheme, List<Removal> removals) throws IOException {
        Set<Path> leaving = new HashSet<>();
        Set<Path> infos = new HashSet<>();
        for (Removal removal : removals) {
            leaving.addAll(removal.files());
            infos.add(removal.info());
        }
        StayingFiles found = new StayingFiles(new HashSet<>(), new HashMap<>());
        for (Path library : scheme.libraries()) {
            found.add(library, recorded(library, leaving), infos);
        }
        return found;
    }

    /// The files by how a `RECORD` in a folder of code names them.
    private static Map<String, Path> recorded(Path library, Set<Path> files) {
        Map<String, Path> recorded = HashMap.newHashMap(files.size());
        for (Path file : files) {
            String path = library.relativize(file).toString();
            recorded.put(path.replace(file.getFileSystem().getSeparator(), "/"), file);
        }
        return recorded;
    }

    private void add(Path library, Map<String, Path> leaving, Set<Path> infos) throws IOException {
        if (leaving.isEmpty() || !Files.isDirectory(library)) {
            return;
        }
        List<Path> staying = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(library, "*.dist-info")) {
            for (Path info : folders) {
                if (!infos.contains(info)) {
                    staying.add(info);
                }
            }
        }
        for (Path info : staying) {
            Path record = info.resolve("RECORD");
            if (Files.isRegularFile(record)) {
                add(leaving, Owners.name(info), Files.readString(record, StandardCharsets.UTF_8));
            }
        }
    }

    private void add(Map<String, Path> leaving, String owner, String record) throws IOException {
        List<RecordRow> rows;
        try {
            rows = RecordRow.parse(record);
        } catch (IllegalArgumentException unreadable) {
            return;
        }
        for (RecordRow row : rows) {
            Path file = leaving.get(row.path());
            if (file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            RecordRow lies = RecordRow.of(row.path(), Files.readAllBytes(file));
            if (row.hash().isEmpty() || row.hash().equals(lies.hash())) {
                files.add(file);
            } else {
                lost.put(file, owner);
            }
        }
    }
}
