package dev.wardian.stack.project;

import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What configuration says where a command line may say it too; keys and meanings are uv's, values
/// stand as they are written.
///
/// @param indexUrl the main index (`index-url`)
/// @param extraIndexUrls further indexes (`extra-index-url`)
/// @param findLinks pages or folders with files (`find-links`)
/// @param noIndex whether only those count (`no-index`)
/// @param indexStrategy how several indexes share one name (`index-strategy`)
/// @param insecureHosts hosts whose certificate is not checked (`allow-insecure-host`)
/// @param resolution which versions to prefer (`resolution`)
/// @param prerelease when a pre-release may be chosen (`prerelease`)
/// @param prereleaseByPackage the same for single packages (`prerelease-package`)
/// @param forkStrategy how a resolution for many environments goes apart (`fork-strategy`)
/// @param noBuild packages that are not built (`no-build`, `no-build-package`); `:all:` is all
/// @param noBinary packages that must be built (`no-binary`, `no-binary-package`)
/// @param noBuildIsolation whether builds see what is installed (`no-build-isolation`)
public record ResolverConfiguration(
        Optional<String> indexUrl,
        List<String> extraIndexUrls,
        List<String> findLinks,
        boolean noIndex,
        Optional<String> indexStrategy,
        List<String> insecureHosts,
        Optional<String> resolution,
        Optional<String> prerelease,
        Map<PackageName, String> prereleaseByPackage,
        Optional<String> forkStrategy,
        List<String> noBuild,
        List<String> noBinary,
        boolean noBuildIsolation) {

    /// What stands for all packages.
    public static final String ALL = ":all:";

    private static final ResolverConfiguration NONE =
            new ResolverConfiguration(
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    false,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    false);

    public ResolverConfiguration {
        extraIndexUrls = List.copyOf(extraIndexUrls);
        findLinks = List.copyOf(findLinks);
        insecureHosts = List.copyOf(insecureHosts);
        prereleaseByPackage = Map.copyOf(prereleaseByPackage);
        noBuild = List.copyOf(noBuild);
        noBinary = List.copyOf(noBinary);
    }

    /// Nothing is said.
    public static ResolverConfiguration none() {
        return NONE;
    }

    /// The same with folders as they are seen from the file that names them.
    ///
    /// @param folder where that file lies
    public ResolverConfiguration seenFrom(Path folder) {
        return new ResolverConfiguration(
                indexUrl.map(it -> seenFrom(folder, it)),
                extraIndexUrls.stream().map(it -> seenFrom(folder, it)).toList(),
                findLinks.stream().map(it -> seenFrom(folder, it)).toList(),
                noIndex,
                indexStrategy,
                insecureHosts,
                resolution,
                prerelease,
                prereleaseByPackage,
                forkStrategy,
                noBuild,
                noBinary,
                noBuildIsolation);
    }

    /// A place as it is seen from a file in this folder that names it.
    public static String seenFrom(Path folder, String place) {
        var isPath =
                !place.contains("://")
                        && !place.startsWith("file:")
                        && !place.startsWith("~")
                        && !place.startsWith("$");
        return isPath ? folder.resolve(place).normalize().toString() : place;
    }
}
