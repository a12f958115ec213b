package dev.wardian.stack.internal.origin;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.stack.exchange.Location;
import dev.wardian.standards.metadata.DirectUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/// Compares where installed packages came from (PEP 610) with where they shall come from.
public final class InstalledOrigins {

    private static final List<String> PROJECT_FILES =
            List.of("pyproject.toml", "setup.py", "setup.cfg");

    private InstalledOrigins() {}

    /// True when the package was installed from there and, for files and folders of this machine,
    /// nothing that decides about it changed since.
    public static boolean isFrom(InstalledDistribution installed, DirectOrigin origin) {
        var recorded = installed.directUrl();
        if (recorded.isEmpty()) {
            return false;
        }
        var url = recorded.get();
        if (!url.subdirectory().equals(origin.location().subdirectory())) {
            return false;
        }
        return switch (origin.location()) {
            case Location.Remote remote -> isArchive(url, remote, origin);
            case Location.Local local ->
                    isLocal(url, local, origin.editable()) && isFresh(installed, local.path());
            case Location.Repository repository -> isCommit(url, repository, origin.editable());
        };
    }

    /// Whether it is a folder of sources that is copied when it is installed: any of its files may
    /// have changed, so that it is built anew whenever a person names it, as with uv and pip.
    public static boolean isCopiedFolder(DirectOrigin origin) {
        return origin.location() instanceof Location.Local local
                && !origin.editable()
                && Files.isDirectory(local.path());
    }

    private static boolean isArchive(DirectUrl url, Location.Remote remote, DirectOrigin origin) {
        if (!(url.origin() instanceof DirectUrl.Archive(var hashes))
                || !withoutSecrets(remote.address()).equals(withoutSecrets(url.url()))) {
            return false;
        }
        for (var hash : origin.hashes()) {
            var colon = hash.indexOf(':');
            if (hash.substring(colon + 1).equals(hashes.get(hash.substring(0, colon)))) {
                return true;
            }
        }
        return origin.hashes().isEmpty();
    }

    private static boolean isLocal(DirectUrl url, Location.Local local, boolean editable) {
        var same = withoutSlash(url.url()).equals(withoutSlash(local.url()));
        return same
                && switch (url.origin()) {
                    case DirectUrl.Directory(var recorded) -> recorded.orElse(false) == editable;
                    case DirectUrl.Archive _ -> !editable;
                    case DirectUrl.Vcs _ -> false;
                };
    }

    private static boolean isCommit(
            DirectUrl url, Location.Repository repository, boolean editable) {
        if (editable || !(url.origin() instanceof DirectUrl.Vcs(var vcs, var commit, var name))) {
            return false;
        }
        var sameRevision =
                name.equals(repository.revision())
                        || repository.revision().equals(Optional.of(commit));
        return sameRevision
                && vcs.equals(repository.system())
                && withoutSecrets(url.url()).equals(withoutSecrets(repository.address()));
    }

    /// False when the source was touched after the package was installed.
    private static boolean isFresh(InstalledDistribution installed, Path source) {
        var then = modified(installed.info());
        if (!Files.isDirectory(source)) {
            return then.isPresent()
                    && modified(source).filter(now -> now.compareTo(then.get()) <= 0).isPresent();
        }
        for (var name : PROJECT_FILES) {
            var changed = modified(source.resolve(name));
            if (changed.isPresent()
                    && then.isPresent()
                    && changed.get().compareTo(then.get()) > 0) {
                return false;
            }
        }
        return then.isPresent();
    }

    private static Optional<FileTime> modified(Path path) {
        try {
            return Optional.of(Files.getLastModifiedTime(path));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public static String withoutSecrets(String url) {
        var start = url.indexOf("://");
        var slash = start < 0 ? -1 : url.indexOf('/', start + 3);
        var at = start < 0 ? -1 : url.indexOf('@', start + 3);
        return at > 0 && (slash < 0 || at < slash)
                ? url.substring(0, start + 3) + url.substring(at + 1)
                : url;
    }
}
