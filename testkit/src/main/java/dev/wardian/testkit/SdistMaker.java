package dev.wardian.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Makes source distributions that build without any network: their PEP 517 backend lies within.
///
/// ```java
/// PackageFile sdist = SdistMaker.sdist("a 1.0").requires("b").file("src/a.py", "…").make();
/// ```
///
/// The backend's `build_wheel` writes a wheel that was made beforehand, by [#wheel] or from the
/// same words. Not safe for several threads.
public final class SdistMaker {
    private final ProjectVersion of;
    private final Metadata metadata = new Metadata();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private Optional<PackageFile> wheel = Optional.empty();
    private Optional<String> pyproject = Optional.empty();
    private Optional<String> backend = Optional.empty();
    private Optional<String> rootFolder = Optional.empty();
    private String buildRequires = "";
    private String metadataVersion = "2.2";
    private boolean withPackageInfo = true;

    private SdistMaker(ProjectVersion of) {
        this.of = of;
    }

    /// Begins an sdist of `"name version"`.
    public static SdistMaker sdist(String nameAndVersion) {
        return new SdistMaker(ProjectVersion.parse(nameAndVersion));
    }

    public SdistMaker requires(String... requirements) {
        for (String requirement : requirements) {
            metadata.requires(requirement);
        }
        return this;
    }

    public SdistMaker extra(String name, String... requirements) {
        metadata.extra(name, requirements);
        return this;
    }

    public SdistMaker requiresPython(String specifiers) {
        metadata.requiresPython(specifiers);
        return this;
    }

    /// A further line of PKG-INFO, for example `"Dynamic: Requires-Dist"`.
    public SdistMaker metadata(String line) {
        metadata.line(line);
        return this;
    }

    /// `2.2` unless told; below it PKG-INFO may not be trusted (PEP 643).
    public SdistMaker metadataVersion(String version) {
        metadataVersion = version;
        return this;
    }

    /// A further file below the sdist's root folder.
    public SdistMaker file(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// The wheel that its build gives, instead of one from the same words.
    public SdistMaker wheel(PackageFile built) {
        wheel = Optional.of(built);
        return this;
    }

    /// What `[build-system] requires` lists.
    public SdistMaker buildRequires(String... requirements) {
        buildRequires = "\"" + String.join("\", \"", requirements) + "\"";
        return this;
    }

    /// The whole pyproject.toml; an empty text leaves the file out.
    public SdistMaker pyproject(String text) {
        pyproject = Optional.of(text);
        return this;
    }

    /// The whole source of the backend module `backend.py`.
    public SdistMaker backend(String source) {
        backend = Optional.of(source);
        return this;
    }

    /// A build that prints these lines and ends with that exit code.
    public SdistMaker failing(String message, int exitCode) {
        return backend(
                """
                import sys
                def build_wheel(folder, config_settings=None, metadata_directory=None):
                    sys.stderr.write(%s + "\\n")
                    sys.stderr.flush()
                    sys.exit(%d)
                """
                        .formatted(pythonText(message), exitCode));
    }

    public SdistMaker withoutPackageInfo() {
        withPackageInfo = false;
        return this;
    }

    /// Another name for the root folder; may be hostile.
    public SdistMaker rootFolder(String name) {
        rootFolder = Optional.of(name);
        return this;
    }

    /// A symbolic link below the root folder.
    public SdistMaker symbolicLink(String path, String target) {
        links.put(path, target);
        return this;
    }

    /// The sdist as `.tar.gz`.
    public PackageFile make() {
        String text = metadata.text(metadataVersion, of.name(), of.version());
        return new PackageFile(
                of.name(),
                of.version(),
                of.underscored() + "-" + of.version() + ".tar.gz",
                archive(text),
                text,
                metadata.requiresPython(),
                Optional.empty(),
                Optional.empty());
    }

    /// Makes the sdist, writes it into that folder and returns where it lies.
    public Path into(Path folder) {
        return make().writeTo(folder);
    }

    /// Writes the files that the sdist would hold into that folder: a source tree to build from.
    public Path treeInto(Path folder) {
        String text = metadata.text(metadataVersion, of.name(), of.version());
        try {
            for (Map.Entry<String, byte[]> file : allFiles(text).entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, byte[]> allFiles(String text) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        if (withPackageInfo) {
            all.put("PKG-INFO", text.getBytes(StandardCharsets.UTF_8));
        }
        String project = pyproject.orElseGet(this::usualPyproject);
        if (!project.isEmpty()) {
            all.put("pyproject.toml", project.getBytes(StandardCharsets.UTF_8));
        }
        all.put(
                "backend.py",
                backend.orElseGet(() -> usualBackend(text)).getBytes(StandardCharsets.UTF_8));
        all.putAll(files);
        return all;
    }

    private String usualPyproject() {
        return "[build-system]\nrequires = ["
                + buildRequires
                + "]\nbuild-backend = \"backend\"\nbackend-path = [\".\"]\n";
    }

    private String usualBackend(String text) {
        PackageFile built = wheel.orElseGet(() -> wheelOfSameWords(text));
        return """
        import base64, os
        NAME = %s
        WHEEL = %s
        METADATA = %s
        INFO = %s
        def get_requires_for_build_wheel(config_settings=None):
            return []
        def prepare_metadata_for_build_wheel(folder, config_settings=None):
            os.makedirs(os.path.join(folder, INFO), exist_ok=True)
            with open(os.path.join(folder, INFO, "METADATA"), "w") as file:
                file.write(METADATA)
            with open(os.path.join(folder, INFO, "WHEEL"), "w") as file:
                file.write("Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
            return INFO
        def build_wheel(folder, config_settings=None, metadata_directory=None):
            with open(os.path.join(folder, NAME), "wb") as file:
                file.write(base64.b64decode(WHEEL))
            return NAME
        build_editable = build_wheel
        """
                .formatted(
                        pythonText(built.filename()),
                        pythonText(Base64.getEncoder().encodeToString(built.bytes())),
                        pythonText(built.metadata()),
                        pythonText(of.underscored() + "-" + of.version() + ".dist-info"));
    }

    private PackageFile wheelOfSameWords(String text) {
        WheelMaker maker = WheelMaker.wheel(of.name() + " " + of.version());
        maker.file(of.underscored() + "/__init__.py", "__version__ = '" + of.version() + "'\n");
        PackageFile made = maker.info("METADATA", text).make();
        return new PackageFile(
                made.project(),
                made.version(),
                made.filename(),
                made.bytes(),
                text,
                metadata.requiresPython(),
                Optional.empty(),
                Optional.empty());
    }

    private static String pythonText(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    private byte[] archive(String text) {
        String root = rootFolder.orElse(of.underscored() + "-" + of.version());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : allFiles(text).entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(root + "/" + file.getKey(), true);
                entry.setModTime(0L);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
            for (Map.Entry<String, String> link : links.entrySet()) {
                TarArchiveEntry entry =
                        new TarArchiveEntry(
                                root + "/" + link.getKey(), TarConstants.LF_SYMLINK, true);
                entry.setLinkName(link.getValue());
                entry.setModTime(0L);
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
