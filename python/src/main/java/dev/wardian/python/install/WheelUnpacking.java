package dev.wardian.python.install;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.store.Manifest;
import dev.wardian.store.archive.ZipArchive;
import dev.wardian.store.archive.ZipMember;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// Unpacks a wheel and checks it against its specification on the way: binary distribution
/// format 1.0 (PEP 427), entry points, `RECORD`.
final class WheelUnpacking {
    private static final int LARGEST_INFO = 64 << 20;

    private static final List<String> SIGNATURES = List.of("RECORD", "RECORD.jws", "RECORD.p7s");

    private final ZipArchive archive;
    private final WheelFolders folders;

    private WheelUnpacking(ZipArchive archive, WheelFolders folders) {
        this.archive = archive;
        this.folders = folders;
    }

    /// Unpacks the archive; the facts are the manifest's note.
    static Manifest unpack(ZipArchive archive, Path folder) throws IOException {
        return new WheelUnpacking(archive, WheelFolders.find(archive.members())).unpack(folder);
    }

    private Manifest unpack(Path folder) throws IOException {
        boolean purelib = purelib();
        String project = checkedProject();
        List<EntryPoint> scripts = entryPoints();
        RecordCheck record = record();
        Manifest manifest = withoutEmptyFolders(archive.unpack(folder, record));
        List<WheelFacts.Spread> spread = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (ZipMember member : archive.members()) {
            if (!member.folder()) {
                sort(member, record, folder, rows, spread);
            }
        }
        WheelFacts facts =
                new WheelFacts(
                        project,
                        folders.version().toString(),
                        purelib,
                        folders.info(),
                        folders.data(),
                        scripts,
                        spread,
                        rows.toString());
        return manifest.withNote(facts.toText());
    }

    private boolean purelib() throws IOException {
        InfoHeaders wheel = new InfoHeaders(required("WHEEL"));
        String version =
                wheel.first("wheel-version")
                        .orElseThrow(() -> new WheelFault("`WHEEL` has no `Wheel-Version`"));
        int dot = version.indexOf('.');
        if (!"1".equals(dot < 0 ? version : version.substring(0, dot))) {
            throw new WheelFault(
                    "its format is version " + version, List.of("expected `Wheel-Version: 1.0`"));
        }
        return wheel.first("root-is-purelib").orElse("false").equalsIgnoreCase("true");
    }

    private String checkedProject() throws IOException {
        InfoHeaders metadata = new InfoHeaders(required("METADATA"));
        String name =
                metadata.first("name")
                        .orElseThrow(() -> new WheelFault("`METADATA` has no `Name`"));
        String version =
                metadata.first("version")
                        .orElseThrow(() -> new WheelFault("`METADATA` has no `Version`"));
        Optional<PackageName> parsedName = PackageName.tryOf(name);
        Optional<Version> parsedVersion = Version.tryParse(version);
        if (!parsedName.equals(Optional.of(folders.name()))
                || !parsedVersion.equals(Optional.of(folders.version()))) {
            throw new WheelFault(
                    "its metadata is that of `" + name + "` " + version,
                    List.of("its `.dist-info` folder is `" + folders.info() + "`"));
        }
        return name;
    }

    private List<EntryPoint> entryPoints() throws IOException {
        Optional<ZipMember> file = archive.member(folders.info() + "/entry_points.txt");
        if (file.isEmpty()) {
            return List.of();
        }
        return EntryPoints.parse(utf8(archive.read(file.get(), LARGEST_INFO), "entry_points.txt"));
    }

    private RecordCheck record() throws IOException {
        String text = utf8(required("RECORD"), "RECORD");
        Set<String> files = new HashSet<>(archive.members().size() * 2);
        for (ZipMember member : archive.members()) {
            if (!member.folder()) {
                files.add(member.path());
            }
        }
        Set<String> exempt = new HashSet<>();
        for (String name : SIGNATURES) {
            exempt.add(folders.info() + "/" + name);
        }
        try {
            return new RecordCheck(RecordRow.parse(text), files, exempt);
        } catch (IllegalArgumentException malformed) {
            throw new WheelFault("`RECORD` is malformed: " + malformed.getMessage());
        }
    }

    /// Decides where a file goes, and writes its row if that is where it lies.
    private void sort(
            ZipMember member,
            RecordCheck record,
            Path folder,
            StringBuilder rows,
            List<WheelFacts.Spread> spread)
            throws IOException {
        String path = member.path();
        if (!folders.data().isEmpty() && path.startsWith(folders.data() + "/")) {
            spread.add(spread(member, record.row(path), folder));
        } else if (isIn(SIGNATURES, path)) {
            if (!path.endsWith("/RECORD")) {
                rows.append(path).append(",,\n");
            }
        } else if (!isIn(InstallOptions.OURS, path)) {
            RecordRow row = record.row(path);
            rows.append(new RecordRow(path, row.hash(), sized(member))).append('\n');
        }
    }

    private boolean isIn(List<String> names, String path) {
        int slash = folders.info().length();
        return path.startsWith(folders.info() + "/") && names.contains(path.substring(slash + 1));
    }

    private static OptionalLong sized(ZipMember member) {
        return OptionalLong.of(member.size());
    }

    private WheelFacts.Spread spread(ZipMember member, RecordRow row, Path folder)
            throws IOException {
        String path = member.path().substring(folders.data().length() + 1);
        int slash = path.indexOf('/');
        Optional<SchemeKey> key =
                slash < 0 ? Optional.empty() : SchemeKey.of(path.substring(0, slash));
        if (key.isEmpty()) {
            throw new WheelFault(
                    "`" + member.path() + "` belongs nowhere",
                    List.of("expected purelib, platlib, headers, scripts or data in `.data`"));
        }
        RecordRow placed = new RecordRow(path.substring(slash + 1), row.hash(), sized(member));
        boolean generic =
                key.get() == SchemeKey.SCRIPTS && isGeneric(folder.resolve(member.path()));
        return new WheelFacts.Spread(key.get(), placed, member.executable(), generic);
    }

    private static boolean isGeneric(Path script) throws IOException {
        try (InputStream input = Files.newInputStream(script)) {
            return Shebang.isGeneric(input.readNBytes(Shebang.GENERIC.length()));
        }
    }

    private static Manifest withoutEmptyFolders(Manifest manifest) {
        TreeSet<String> used = new TreeSet<>();
        for (Manifest.Entry file : manifest.files()) {
            for (int slash = file.path().lastIndexOf('/');
                    slash > 0 && used.add(file.path().substring(0, slash));
                    slash = file.path().lastIndexOf('/', slash - 1)) {}
        }
        return new Manifest(List.copyOf(used), manifest.files(), manifest.note());
    }

    private byte[] required(String name) throws IOException {
        Optional<ZipMember> member = archive.member(folders.info() + "/" + name);
        if (member.isEmpty()) {
            throw new WheelFault("it has no `" + name + "` in `" + folders.info() + "`");
        }
        return archive.read(member.get(), LARGEST_INFO);
    }

    private static String utf8(byte[] file, String name) throws WheelFault {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException foreign) {
            throw new WheelFault("`" + name + "` is not UTF-8");
        }
    }
}
