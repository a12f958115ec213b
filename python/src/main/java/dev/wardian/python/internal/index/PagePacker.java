package dev.wardian.python.internal.index;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.SdistFilename;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Turns the files of a page into its packed form: grouped by version, the newest first, ready to
/// be read by a packed page without parsing. Files that are neither wheels nor source distributions
/// of the project are left out. Used by one thread.
public final class PagePacker {
    /// The first byte of a packed page.
    public static final int FORM = 1;

    private final PackageName project;
    private final Map<Version, List<FileEntry>> releases = new LinkedHashMap<>();
    private final Map<String, Optional<Version>> versions = new HashMap<>();
    private final Map<String, Boolean> prefixes = new HashMap<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();

    private PagePacker(PackageName project) {
        this.project = project;
    }

    /// The packed form of those files that belong to a project.
    public static byte[] pack(PackageName project, List<FileEntry> files) {
        PagePacker packer = new PagePacker(project);
        for (FileEntry file : files) {
            packer.add(file);
        }
        return packer.write();
    }

    private void add(FileEntry file) {
        Optional<Version> version =
                file.filename.endsWith(".whl") ? ofWheel(file.filename) : ofSdist(file.filename);
        if (version.isPresent()) {
            releases.computeIfAbsent(version.get(), key -> new ArrayList<>()).add(file);
        }
    }

    /// The version between the first two dashes, if the name has as many parts as a wheel's.
    private Optional<Version> ofWheel(String filename) {
        int first = filename.indexOf('-');
        int second = filename.indexOf('-', first + 1);
        int third = second < 0 ? -1 : filename.indexOf('-', second + 1);
        int fourth = third < 0 ? -1 : filename.indexOf('-', third + 1);
        if (first <= 0 || fourth < 0 || !isProject(filename.substring(0, first))) {
            return Optional.empty();
        }
        String text = filename.substring(first + 1, second);
        Optional<Version> known = versions.get(text);
        if (known == null) {
            known = Version.tryParse(text.indexOf('_') < 0 ? text : text.replace('_', '-'));
            versions.put(text, known);
        }
        return known;
    }

    private boolean isProject(String prefix) {
        Boolean known = prefixes.get(prefix);
        if (known == null) {
            Optional<PackageName> name = PackageName.tryOf(prefix);
            known = name.isPresent() && name.get().equals(project);
            prefixes.put(prefix, known);
        }
        return known;
    }

    private Optional<Version> ofSdist(String filename) {
        String lower = filename.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".egg") || lower.endsWith(".exe") || lower.endsWith(".msi")) {
            return Optional.empty();
        }
        Optional<SdistFilename> sdist = SdistFilename.tryParse(filename, project);
        return sdist.isPresent() ? Optional.of(sdist.get().version()) : Optional.empty();
    }

    private byte[] write() {
        List<Version> order = new ArrayList<>(releases.keySet());
        order.sort((left, right) -> right.compareTo(left));
        PackWriter out = new PackWriter();
        out.one(FORM);
        int wordsAt = out.position();
        out.four(0);
        out.four(order.size());
        int table = out.position();
        for (int i = 0; i < order.size() * 3; i++) {
            out.four(0);
        }
        for (int i = 0; i < order.size(); i++) {
            Version version = order.get(i);
            List<FileEntry> files = releases.getOrDefault(version, List.of());
            out.four(table + 12 * i, out.position());
            out.text(version.toString());
            out.four(table + 12 * i + 4, out.position());
            out.four(table + 12 * i + 8, files.size());
            for (FileEntry file : files) {
                write(out, file);
            }
        }
        writeWords(out, wordsAt);
        return out.toBytes();
    }

    private void writeWords(PackWriter out, int wordsAt) {
        List<Integer> offsets = new ArrayList<>(words.size());
        for (String word : words.keySet()) {
            offsets.add(out.position());
            out.text(word);
        }
        out.four(wordsAt, out.position());
        out.four(offsets.size());
        for (int offset : offsets) {
            out.four(offset);
        }
    }

    private void write(PackWriter out, FileEntry file) {
        int lengthAt = out.position();
        out.four(0);
        String folder = file.address.substring(0, file.address.lastIndexOf('/') + 1);
        boolean named =
                file.address.length() == folder.length() + file.filename.length()
                        && file.address.endsWith(file.filename);
        boolean hashed = named && FilePack.endsHashed(folder);
        int flags = flags(file) | (hashed ? FilePack.HASHED_FOLDER : 0);
        flags |= named ? FilePack.NAME_ENDS_ADDRESS : 0;
        out.number(flags);
        out.text(file.filename);
        out.number(file.requiresPython == null ? 0 : 1 + word(file.requiresPython));
        if (file.yanked != null) {
            out.text(file.yanked);
        }
        if (file.size >= 0) {
            out.number(file.size);
        }
        if (file.uploadMicros != Long.MIN_VALUE) {
            out.eight(file.uploadMicros);
        }
        writeHashes(out, file.hashes(), flags, FilePack.SHA256, FilePack.OTHER_HASHES);
        writeHashes(
                out,
                file.metadataHashes(),
                flags,
                FilePack.METADATA_SHA256,
                FilePack.OTHER_METADATA_HASHES);
        if (hashed) {
            int start = folder.length() - FilePack.HASHED_FOLDER_LENGTH;
            out.number(word(folder.substring(0, start)));
            out.hexadecimal(folder, start, start + 2);
            out.hexadecimal(folder, start + 3, start + 5);
            out.hexadecimal(folder, start + 6, start + 66);
        } else if (named) {
            out.number(word(folder));
        } else {
            out.text(file.address);
        }
        out.four(lengthAt, out.position());
    }

    private static int flags(FileEntry file) {
        int flags = file.metadataAnnounced ? FilePack.METADATA : 0;
        flags |= file.yanked == null ? 0 : FilePack.YANKED;
        flags |= file.size < 0 ? 0 : FilePack.SIZE;
        flags |= file.uploadMicros == Long.MIN_VALUE ? 0 : FilePack.UPLOAD_TIME;
        flags |= kinds(file.hashes(), FilePack.SHA256, FilePack.OTHER_HASHES);
        return flags
                | kinds(
                        file.metadataHashes(),
                        FilePack.METADATA_SHA256,
                        FilePack.OTHER_METADATA_HASHES);
    }

    private static int kinds(List<String> hashes, int sha256, int other) {
        int flags = 0;
        for (int i = 0; i < hashes.size(); i += 2) {
            flags |= isSha256(hashes, i) ? sha256 : other;
        }
        return flags;
    }

    private static boolean isSha256(List<String> hashes, int at) {
        return hashes.get(at).equals("sha256") && FilePack.isSha256(hashes.get(at + 1));
    }

    private static void writeHashes(
            PackWriter out, List<String> hashes, int flags, int sha256, int other) {
        if ((flags & sha256) != 0) {
            for (int i = 0; i < hashes.size(); i += 2) {
                if (isSha256(hashes, i)) {
                    out.hexadecimal(hashes.get(i + 1), 0, 64);
                    break;
                }
            }
        }
        if ((flags & other) != 0) {
            out.number(hashes.size() / 2);
            for (String part : hashes) {
                out.text(part);
            }
        }
    }

    private int word(String word) {
        Integer known = words.get(word);
        if (known == null) {
            known = words.size();
            words.put(word, known);
        }
        return known;
    }
}
