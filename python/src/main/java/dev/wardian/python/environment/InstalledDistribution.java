package dev.wardian.python.environment;

import dev.wardian.python.internal.environment.EggRequires;
import dev.wardian.python.internal.environment.HeaderFile;
import dev.wardian.python.internal.json.JsonText;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.metadata.DirectUrl;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One distribution that is installed in an environment.
///
/// Name and version come from the name of its folder wherever that says them; every file inside is
/// read only when asked for, each time anew except for the metadata.
public final class InstalledDistribution {

    /// In which form it is recorded.
    public enum Kind {
        /// A folder `.dist-info` with `METADATA` and `RECORD` (PEP 376, PEP 427).
        DIST_INFO,
        /// A folder `.egg-info` with `PKG-INFO`, left by setuptools.
        EGG_INFO_FOLDER,
        /// A single file `.egg-info`, left by distutils: which files belong to it is not known.
        EGG_INFO_FILE,
        /// An egg: a folder or archive of its own that holds code and `EGG-INFO`.
        EGG,
        /// A source tree that `setup.py develop` linked with an `.egg-link`.
        EGG_LINK
    }

    private final PackageName name;
    private final Version version;
    private final Kind kind;
    private final Path info;
    private final Path library;
    private @Nullable HeaderFile headers;

    InstalledDistribution(PackageName name, Version version, Kind kind, Path info, Path library) {
        this.name = name;
        this.version = version;
        this.kind = kind;
        this.info = info;
        this.library = library;
    }

    /// The project's normalised name.
    public PackageName name() {
        return name;
    }

    /// The version.
    public Version version() {
        return version;
    }

    /// In which form it is recorded.
    public Kind kind() {
        return kind;
    }

    /// The folder (or file) that holds its metadata.
    public Path info() {
        return info;
    }

    /// The folder of the environment in which it was found; for an [Kind#EGG_LINK] the one that
    /// holds the link, not the source tree.
    public Path library() {
        return library;
    }

    /// Where its code lies: the library folder, an egg, or the source tree of an [Kind#EGG_LINK].
    public Path location() {
        return Objects.requireNonNullElse(info.getParent(), library);
    }

    /// The source tree of an editable install.
    public Optional<Path> editableLocation() {
        if (kind == Kind.EGG_LINK) {
            return Optional.of(location());
        }
        Optional<DirectUrl> url = directUrl();
        boolean editable =
                url.isPresent()
                        && url.get().origin() instanceof DirectUrl.Directory folder
                        && folder.editable().orElse(false);
        return editable ? Optional.of(Path.of(URI.create(url.get().url()))) : Optional.empty();
    }

    /// Where it was taken from when not from an index (PEP 610); a file that says nothing sensible
    /// counts as none, as pip has it.
    public Optional<DirectUrl> directUrl() {
        Optional<String> text = text("direct_url.json");
        try {
            return text.isPresent() && JsonText.parse(text.get()) instanceof Map<?, ?> members
                    ? Optional.of(DirectUrl.from(JsonText.table(members)))
                    : Optional.empty();
        } catch (SyntaxException | StructureException malformed) {
            return Optional.empty();
        }
    }

    /// The name as its author spells it, such as `PyYAML`.
    public String displayName() {
        return header("Name").orElse(name.toString());
    }

    /// The first value of a header of its metadata, such as `Summary`.
    public Optional<String> header(String header) {
        return headers().first(header);
    }

    /// What installed it, as `INSTALLER` says.
    public Optional<String> installer() {
        return text("INSTALLER")
                .flatMap(
                        text ->
                                text.lines()
                                        .map(String::strip)
                                        .filter(line -> !line.isEmpty())
                                        .findFirst());
    }

    /// Whether it was asked for by name and is not merely a dependency (`REQUESTED`, PEP 376).
    public boolean requested() {
        return Files.exists(info.resolve("REQUESTED"));
    }

    /// The text of a file beside its metadata; empty when it is not there or cannot be read.
    public Optional<String> text(String file) {
        if (kind == Kind.EGG_INFO_FILE) {
            return Optional.empty();
        }
        try {
            byte[] content = Files.readAllBytes(info.resolve(file));
            return Optional.of(new String(content, StandardCharsets.UTF_8));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /// What decides about other packages: requirements, extras, Python versions.
    ///
    /// @throws dev.wardian.standards.SyntaxException when its metadata cannot be read
    public CoreMetadata metadata() {
        return CoreMetadata.parse(metadataFile());
    }

    /// Its metadata as one file of headers; the requirements of an egg are added from
    /// `requires.txt`.
    byte[] metadataFile() {
        byte[] file = read(metadataPath());
        if (kind == Kind.DIST_INFO || kind == Kind.EGG_INFO_FILE) {
            return file;
        }
        Optional<String> requires = text("requires.txt");
        if (requires.isEmpty() || !new HeaderFile(file).all("Requires-Dist").isEmpty()) {
            return file;
        }
        StringBuilder added = new StringBuilder();
        for (String requirement : EggRequires.requirements(requires.get())) {
            added.append("Requires-Dist: ").append(requirement).append('\n');
        }
        for (String extra : EggRequires.extras(requires.get())) {
            added.append("Provides-Extra: ").append(extra).append('\n');
        }
        byte[] before = added.toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[before.length + file.length];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(file, 0, whole, before.length, file.length);
        return whole;
    }

    private Path metadataPath() {
        return switch (kind) {
            case DIST_INFO -> info.resolve("METADATA");
            case EGG_INFO_FILE -> info;
            case EGG_INFO_FOLDER, EGG, EGG_LINK -> info.resolve("PKG-INFO");
        };
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException absent) {
            return new byte[0];
        }
    }

    private synchronized HeaderFile headers() {
        if (headers == null) {
            headers = new HeaderFile(read(metadataPath()));
        }
        return headers;
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
