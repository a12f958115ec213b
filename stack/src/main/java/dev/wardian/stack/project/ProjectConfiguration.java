package dev.wardian.stack.project;

import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a project says in `[tool.wardian]`, or in `[tool.uv]` where the former is silent. Keys and
/// meanings are uv's.
///
/// @param indexes the indexes it names (`index`), in its order
/// @param sources where single dependencies come from (`sources`)
/// @param workspaceMembers the folders of its workspace, as patterns (`workspace`)
/// @param workspaceExcludes those of them that are none
/// @param constraints limits on versions (`constraint-dependencies`)
/// @param overrides what replaces the requirements of packages (`override-dependencies`)
/// @param excludes packages to leave out (`exclude-dependencies`)
/// @param buildConstraints limits on what builds need (`build-constraint-dependencies`)
/// @param excludeNewer the upload limit (`exclude-newer`)
/// @param excludeNewerByPackage upload limits of packages, `false` for none
/// @param noBuildIsolation packages to build without isolation (`no-build-isolation-package`)
/// @param extraBuildDependencies what builds need beyond what they say
///     (`extra-build-dependencies`)
/// @param extraBuildVariables environment variables of builds (`extra-build-variables`)
/// @param corrections what it knows against metadata (`corrections`, ours alone)
/// @param systemPackages packages of the distribution (`system.packages`, ours alone)
/// @param maxUnpackedSize how much an archive may unpack to (`max-unpacked-size`, ours alone)
/// @param resolver what command lines may say too
/// @param files what commands on requirement files are told beside, by their options (`pip`)
/// @param options what all commands are told beside that know such an option
/// @param unread keys of `[tool.uv]` that would change what comes out, and are not read here
public record ProjectConfiguration(
        List<DeclaredIndex> indexes,
        Map<PackageName, List<PackageOrigin>> sources,
        List<String> workspaceMembers,
        List<String> workspaceExcludes,
        List<String> constraints,
        List<String> overrides,
        List<String> excludes,
        List<String> buildConstraints,
        Optional<String> excludeNewer,
        Map<PackageName, String> excludeNewerByPackage,
        List<PackageName> noBuildIsolation,
        Map<PackageName, List<ExtraDependency>> extraBuildDependencies,
        Map<PackageName, Map<String, String>> extraBuildVariables,
        List<String> corrections,
        List<String> systemPackages,
        Optional<String> maxUnpackedSize,
        ResolverConfiguration resolver,
        Map<String, Object> files,
        Map<String, Object> options,
        List<String> unread) {

    /// Something a build needs.
    ///
    /// @param requirement as it is written
    /// @param matchRuntime whether the version that is installed beside the package must be used
    public record ExtraDependency(String requirement, boolean matchRuntime) {}

    private static final ProjectConfiguration NONE =
            new ProjectConfiguration(
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Map.of(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    ResolverConfiguration.none(),
                    Map.of(),
                    Map.of(),
                    List.of());

    public ProjectConfiguration {
        indexes = List.copyOf(indexes);
        sources = Map.copyOf(sources);
        workspaceMembers = List.copyOf(workspaceMembers);
        workspaceExcludes = List.copyOf(workspaceExcludes);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        excludes = List.copyOf(excludes);
        buildConstraints = List.copyOf(buildConstraints);
        excludeNewerByPackage = Map.copyOf(excludeNewerByPackage);
        corrections = List.copyOf(corrections);
        systemPackages = List.copyOf(systemPackages);
        files = Map.copyOf(files);
        options = Map.copyOf(options);
        unread = List.copyOf(unread);
        noBuildIsolation = List.copyOf(noBuildIsolation);
        extraBuildDependencies = Map.copyOf(extraBuildDependencies);
        extraBuildVariables = Map.copyOf(extraBuildVariables);
    }

    /// A project that says nothing.
    public static ProjectConfiguration none() {
        return NONE;
    }

    /// Reads the tables of a project file.
    ///
    /// @param tree the whole file as maps, lists and plain values
    /// @throws dev.wardian.standards.StructureException where a key holds what it must not
    public static ProjectConfiguration of(Map<String, Object> tree) {
        return new ConfigurationTables(tree).read();
    }

    /// Reads a file that is configuration and nothing else (`uv.toml`): its keys stand at the top.
    ///
    /// @throws dev.wardian.standards.StructureException where a key holds what it must not
    public static ProjectConfiguration ofFile(Map<String, Object> tree) {
        return ConfigurationTables.ofFile(tree).read();
    }

    /// What the project says of itself, without the settings that other configuration may replace:
    /// its indexes offer what `sources` take from them alone.
    public ProjectConfiguration withoutSettings() {
        var named =
                indexes.stream()
                        .map(it -> new DeclaredIndex(it.name(), it.url(), true, false))
                        .toList();
        return new ProjectConfiguration(
                named,
                sources,
                workspaceMembers,
                workspaceExcludes,
                constraints,
                overrides,
                excludes,
                buildConstraints,
                Optional.empty(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                corrections,
                systemPackages,
                maxUnpackedSize,
                ResolverConfiguration.none(),
                Map.of(),
                Map.of(),
                List.of());
    }
}
