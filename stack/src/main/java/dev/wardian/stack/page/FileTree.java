package dev.wardian.stack.page;

import dev.wardian.stack.size.SizedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The files of a package as folders, for a treemap. Files below a size count together in their
/// folder, and a folder that holds one other and nothing else is written as one with it.
final class FileTree {

    private final Map<String, FileTree> folders = new TreeMap<>();
    private final List<SizedFile> files = new ArrayList<>();
    private long smallFiles;
    private long smallBytes;
    private long smallOwn;

    private FileTree() {}

    /// @param smallest how big a file has to be to be named
    static FileTree of(List<SizedFile> all, long smallest) {
        var root = new FileTree();
        for (var file : all) {
            var at = root;
            var begin = insideLibrary(file.path());
            for (var end = file.path().indexOf('/', begin);
                    end >= 0;
                    end = file.path().indexOf('/', begin)) {
                at =
                        at.folders.computeIfAbsent(
                                file.path().substring(begin, end), _ -> new FileTree());
                begin = end + 1;
            }
            at.add(file, file.path().substring(begin), smallest);
        }
        return root;
    }

    /// Where a path begins that leaves the folder of libraries, as those of scripts do.
    private static int insideLibrary(String path) {
        var begin = 0;
        while (path.startsWith("../", begin)) {
            begin += 3;
        }
        return begin;
    }

    private void add(SizedFile file, String name, long smallest) {
        if (file.bytes() >= smallest) {
            files.add(new SizedFile(name, file.bytes(), file.shared()));
        } else {
            smallFiles++;
            smallBytes += file.bytes();
            smallOwn += file.shared() ? 0 : file.bytes();
        }
    }

    /// The rows `[name, bytes, own bytes, rows]` of what is inside; files have no rows.
    List<List<Object>> rows() {
        var rows = new ArrayList<List<Object>>();
        folders.forEach((name, folder) -> rows.add(folder.row(name)));
        for (var file : files) {
            rows.add(List.of(file.path(), file.bytes(), file.shared() ? 0L : file.bytes()));
        }
        if (smallFiles > 0) {
            var name = smallFiles == 1 ? "1 small file" : smallFiles + " small files";
            rows.add(List.of(name, smallBytes, smallOwn));
        }
        return rows;
    }

    private List<Object> row(String name) {
        if (folders.size() == 1 && files.isEmpty() && smallFiles == 0) {
            var inner = folders.entrySet().iterator().next();
            return inner.getValue().row(name + "/" + inner.getKey());
        }
        var rows = rows();
        var bytes = 0L;
        var own = 0L;
        for (var row : rows) {
            bytes += (Long) row.get(1);
            own += (Long) row.get(2);
        }
        return List.of(name, bytes, own, rows);
    }
}
