package dev.wardian.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Makes wheels from a few words: sound ones by default, broken or hostile ones where asked.
///
/// ```java
/// PackageFile wheel = WheelMaker.wheel("a 1.0")
///         .requires("b>=1; python_version<'4'")
///         .file("a/__init__.py", "def main(): print('hi')")
///         .script("a-says", "a:main")
///         .make();
/// ```
///
/// The same words make the same bytes, on every machine. Not safe for several threads.
public final class WheelMaker {
    private static final int REGULAR = 0100644;
    private static final int EXECUTABLE = 0100755;
    private static final int SYMBOLIC_LINK = 0120777;
    /// 1980-01-01, the first day that a zip file can tell.
    private static final long FIRST_DAY = 315_532_800_000L;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(String path, byte[] bytes, int mode, boolean recorded) {}

    private final ProjectVersion of;
    private final Metadata metadata = new Metadata();
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> consoleScripts = new ArrayList<>();
    private final List<String> guiScripts = new ArrayList<>();
    private final List<String> recordRows = new ArrayList<>();
    private final Map<String, String> recordDigests = new LinkedHashMap<>();
    private final Map<String, String> infoFiles = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Map<String, String> localNames = new LinkedHashMap<>();
    private Optional<String> build = Optional.empty();
    private Optional<String> infoFolder = Optional.empty();
    private Optional<String> filename = Optional.empty();
    private String tag = "py3-none-any";
    private String metadataVersion = "2.1";
    private String wheelVersion = "1.0";
    private boolean pure = true;
    private boolean compressed = true;
    private Optional<String> yanked = Optional.empty();
    private Optional<String> uploaded = Optional.empty();

    private WheelMaker(ProjectVersion of) {
        this.of = of;
    }

    /// Begins a wheel of `"name version"`.
    public static WheelMaker wheel(String nameAndVersion) {
        return new WheelMaker(ProjectVersion.parse(nameAndVersion));
    }

    public WheelMaker requires(String... requirements) {
        for (String requirement : requirements) {
            metadata.requires(requirement);
        }
        return this;
    }

    /// An extra and what it requires.
    public WheelMaker extra(String name, String... requirements) {
        metadata.extra(name, requirements);
        return this;
    }

    public WheelMaker requiresPython(String specifiers) {
        metadata.requiresPython(specifiers);
        return this;
    }

    /// A further line of METADATA, for example `"License-Expression: MIT"`.
    public WheelMaker metadata(String line) {
        metadata.line(line);
        return this;
    }

    public WheelMaker description(String text) {
        metadata.description(text);
        return this;
    }

    public WheelMaker metadataVersion(String version) {
        metadataVersion = version;
        return this;
    }

    /// The compressed tag, `py3-none-any` unless told.
    public WheelMaker tag(String compressedTag) {
        tag = compressedTag;
        return this;
    }

    public WheelMaker build(String number) {
        build = Optional.of(number);
        return this;
    }

    /// Puts what lies at the wheel's root into platlib instead of purelib.
    public WheelMaker notPure() {
        pure = false;
        return this;
    }

    /// Stores the entries without compression.
    public WheelMaker uncompressed() {
        compressed = false;
        return this;
    }

    public WheelMaker file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public WheelMaker file(String path, byte[] content) {
        entries.add(new Entry(path, content, REGULAR, true));
        return this;
    }

    public WheelMaker executable(String path, String content) {
        entries.add(new Entry(path, content.getBytes(StandardCharsets.UTF_8), EXECUTABLE, true));
        return this;
    }

    /// A file of the `.data` folder: `data("scripts/tool", "#!python\n…")`.
    public WheelMaker data(String path, String content) {
        return executable(dataFolder() + "/" + path, content);
    }

    /// A console script, `module:function`.
    public WheelMaker script(String name, String target) {
        consoleScripts.add(name + " = " + target);
        return this;
    }

    public WheelMaker guiScript(String name, String target) {
        guiScripts.add(name + " = " + target);
        return this;
    }

    /// A further file of the `.dist-info` folder, or other content for one of its usual files.
    public WheelMaker info(String name, String content) {
        infoFiles.put(name, content);
        return this;
    }

    public WheelMaker yanked(String reason) {
        yanked = Optional.of(reason);
        return this;
    }

    /// When an index says that the file was uploaded, in RFC 3339.
    public WheelMaker uploaded(String moment) {
        uploaded = Optional.of(moment);
        return this;
    }

    // Broken and hostile variants

    /// An entry that RECORD does not know, under any name: `"../escape.py"`, `"/etc/x"`.
    public WheelMaker unrecorded(String path, String content) {
        entries.add(new Entry(path, content.getBytes(StandardCharsets.UTF_8), REGULAR, false));
        return this;
    }

    /// An entry that is a symbolic link to that target.
    public WheelMaker symbolicLink(String path, String target) {
        entries.add(new Entry(path, target.getBytes(StandardCharsets.UTF_8), SYMBOLIC_LINK, true));
        return this;
    }

    /// A file of that many zero bytes, which compress to almost nothing.
    public WheelMaker zeros(String path, int length) {
        return file(path, new byte[length]);
    }

    /// A further row of RECORD, as it stands.
    public WheelMaker recordRow(String row) {
        recordRows.add(row);
        return this;
    }

    /// Another digest in RECORD for that path, for example `"sha256=AAAA"`; empty for none.
    public WheelMaker recordDigest(String path, String digest) {
        recordDigests.put(path, digest);
        return this;
    }

    /// Leaves out a file of `.dist-info`: `RECORD`, `WHEEL`, `METADATA`.
    public WheelMaker without(String infoFile) {
        missing.add(infoFile);
        return this;
    }

    public WheelMaker wheelVersion(String version) {
        wheelVersion = version;
        return this;
    }

    /// Another name for the `.dist-info` folder.
    public WheelMaker infoFolder(String name) {
        infoFolder = Optional.of(name);
        return this;
    }

    /// Another file name for the wheel.
    public WheelMaker filename(String name) {
        filename = Optional.of(name);
        return this;
    }

    /// Spells an entry's name differently in its local header; both names of the same length.
    public WheelMaker localName(String path, String local) {
        if (path.length() != local.length()) {
            throw new IllegalArgumentException("`" + path + "` and `" + local + "` differ in size");
        }
        localNames.put(path, local);
        return this;
    }

    /// The wheel.
    public PackageFile make() {
        String text = metadata.text(metadataVersion, of.name(), of.version());
        return new PackageFile(
                of.name(),
                of.version(),
                filename.orElseGet(this::usualFilename),
                withLocalNames(zip(allEntries(text))),
                text,
                metadata.requiresPython(),
                yanked,
                uploaded);
    }

    /// Makes the wheel, writes it into that folder and returns where it lies.
    public Path into(Path folder) {
        return make().writeTo(folder);
    }

    private String usualFilename() {
        String number = build.map(it -> "-" + it).orElse("");
        return of.underscored() + "-" + of.version() + number + "-" + tag + ".whl";
    }

    private String infoName() {
        return infoFolder.orElse(of.underscored() + "-" + of.version() + ".dist-info");
    }

    private String dataFolder() {
        return of.underscored() + "-" + of.version() + ".data";
    }

    private List<Entry> allEntries(String metadataText) {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("METADATA", metadataText);
        usual.put("WHEEL", wheelText());
        if (!consoleScripts.isEmpty() || !guiScripts.isEmpty()) {
            usual.put("entry_points.txt", entryPoints());
        }
        usual.putAll(infoFiles);
        List<Entry> all = new ArrayList<>(entries);
        usual.forEach(
                (name, content) -> {
                    if (!missing.contains(name) && !name.equals("RECORD")) {
                        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                        all.add(new Entry(infoName() + "/" + name, bytes, REGULAR, true));
                    }
                });
        if (!missing.contains("RECORD")) {
            String record = infoFiles.getOrDefault("RECORD", recordText(all));
            byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
            all.add(new Entry(infoName() + "/RECORD", bytes, REGULAR, false));
        }
        return all;
    }

    private String wheelText() {
        StringBuilder text = new StringBuilder();
        text.append("Wheel-Version: ").append(wheelVersion).append('\n');
        text.append("Generator: wardian-testkit\n");
        text.append("Root-Is-Purelib: ").append(pure).append('\n');
        String[] parts = tag.split("-", -1);
        if (parts.length == 3) {
            for (String interpreter : parts[0].split("\\.", -1)) {
                for (String abi : parts[1].split("\\.", -1)) {
                    for (String platform : parts[2].split("\\.", -1)) {
                        text.append("Tag: ").append(interpreter).append('-').append(abi);
                        text.append('-').append(platform).append('\n');
                    }
                }
            }
        }
        build.ifPresent(number -> text.append("Build: ").append(number).append('\n'));
        return text.toString();
    }

    private String entryPoints() {
        StringBuilder text = new StringBuilder();
        if (!consoleScripts.isEmpty()) {
            text.append("[console_scripts]\n").append(String.join("\n", consoleScripts));
            text.append("\n\n");
        }
        if (!guiScripts.isEmpty()) {
            text.append("[gui_scripts]\n").append(String.join("\n", guiScripts)).append('\n');
        }
        return text.toString();
    }

    private String recordText(List<Entry> all) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : all) {
            if (entry.recorded()) {
                String digest =
                        recordDigests.getOrDefault(entry.path(), recordDigest(entry.bytes()));
                text.append(csv(entry.path())).append(',').append(digest).append(',');
                text.append(entry.bytes().length).append('\n');
            }
        }
        for (String row : recordRows) {
            text.append(row).append('\n');
        }
        return text.append(infoName()).append("/RECORD,,\n").toString();
    }

    private static String csv(String path) {
        boolean quoted = path.indexOf(',') >= 0 || path.indexOf('"') >= 0;
        return quoted ? '"' + path.replace("\"", "\"\"") + '"' : path;
    }

    private static String recordDigest(byte[] bytes) {
        return "sha256="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(PackageFile.digest(bytes));
    }

    private byte[] zip(List<Entry> all) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Entry entry : all) {
                ZipArchiveEntry header = new ZipArchiveEntry(entry.path());
                header.setTime(FIRST_DAY);
                header.setUnixMode(entry.mode());
                header.setMethod(compressed ? ZipEntry.DEFLATED : ZipEntry.STORED);
                if (!compressed) {
                    CRC32 checksum = new CRC32();
                    checksum.update(entry.bytes());
                    header.setSize(entry.bytes().length);
                    header.setCompressedSize(entry.bytes().length);
                    header.setCrc(checksum.getValue());
                }
                zip.putArchiveEntry(header);
                zip.write(entry.bytes());
                zip.closeArchiveEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /// The local header of an entry comes before its central one, so the first match is it.
    private byte[] withLocalNames(byte[] zip) {
        localNames.forEach(
                (path, local) -> {
                    byte[] from = path.getBytes(StandardCharsets.UTF_8);
                    byte[] to = local.getBytes(StandardCharsets.UTF_8);
                    System.arraycopy(to, 0, zip, indexOf(zip, from), to.length);
                });
        return zip;
    }

    private static int indexOf(byte[] within, byte[] wanted) {
        for (int start = 0; start + wanted.length <= within.length; start++) {
            int matched = 0;
            while (matched < wanted.length && within[start + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return start;
            }
        }
        throw new IllegalArgumentException("no such entry");
    }
}
