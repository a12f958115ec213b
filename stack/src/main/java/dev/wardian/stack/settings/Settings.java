package dev.wardian.stack.settings;

import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.LinkChoice;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.file.DraftTexts;
import dev.wardian.stack.progress.ProgressListener;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/// Everything that the outside world decides for one `Wardian`: folders, environment variables, the
/// network and how many things may happen at once. Nothing below this record looks at the process.
///
/// @param cacheFolder where the store and the caches live; made when first written
/// @param home the user's home folder, for configuration files
/// @param workingFolder what relative paths are relative to; absolute
/// @param environment the environment variables to honour (proxies, index variables, `VIRTUAL_ENV`)
/// @param configuration which configuration files count
/// @param indexes the indexes that flags named; configuration files and variables come below them
/// @param offline true when the network must not be touched
/// @param repeating true for a call that only repeats an earlier one: it builds no source, what was
///     built before is all there is, and writes nothing into the cache
/// @param refresh the packages to ask again for although the cache knows them from before
/// @param linkMode how files get from the store into an environment; see [LinkChoice]
/// @param downloads how many files may be fetched at once, at least one
/// @param builds how many source builds may run at once, at least one
/// @param standardInput what a file called `-` is read from
/// @param drafts what project files would say that are being edited
/// @param progress who is told what happens; called from several threads
public record Settings(
        Path cacheFolder,
        Path home,
        Path workingFolder,
        Map<String, String> environment,
        ConfigurationChoice configuration,
        IndexOptions indexes,
        boolean offline,
        boolean repeating,
        PackageSelection refresh,
        LinkChoice linkMode,
        int downloads,
        int builds,
        InputStream standardInput,
        DraftTexts drafts,
        ProgressListener progress) {

    public Settings {
        if (!workingFolder.isAbsolute()) {
            throw new IllegalArgumentException("the working folder must be absolute");
        }
        if (downloads < 1 || builds < 1) {
            throw new IllegalArgumentException("at least one download and one build at once");
        }
        environment = Map.copyOf(PathVariables.seenFrom(workingFolder, environment));
    }

    /// The settings of somebody with this home, folder and environment: the cache lies where
    /// `WARDIAN_CACHE_DIR`, else `XDG_CACHE_HOME`, else `~/.cache` says.
    public static Settings of(Path home, Path workingFolder, Map<String, String> environment) {
        return new Settings(
                defaultCache(home, workingFolder, environment),
                home,
                workingFolder,
                environment,
                ConfigurationChoice.of(workingFolder, environment),
                IndexOptions.none(),
                false,
                false,
                PackageSelection.none(),
                LinkChoice.AUTOMATIC,
                50,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                InputStream.nullInputStream(),
                new DraftTexts(),
                ProgressListener.silent());
    }

    private static Path defaultCache(Path home, Path working, Map<String, String> environment) {
        var own = environment.getOrDefault("WARDIAN_CACHE_DIR", "");
        if (!own.isEmpty()) {
            return working.resolve(own).normalize();
        }
        var shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        var parent = shared.isEmpty() ? home.resolve(".cache") : working.resolve(shared);
        return parent.resolve("wardian").normalize();
    }

    public Settings withCacheFolder(Path folder) {
        var draft = new Draft(this);
        draft.cacheFolder = folder;
        return draft.done();
    }

    public Settings withWorkingFolder(Path folder) {
        var draft = new Draft(this);
        draft.workingFolder = folder;
        return draft.done();
    }

    public Settings withEnvironment(Map<String, String> variables) {
        var draft = new Draft(this);
        draft.environment = variables;
        return draft.done();
    }

    public Settings withConfiguration(ConfigurationChoice files) {
        var draft = new Draft(this);
        draft.configuration = files;
        return draft.done();
    }

    public Settings withIndexes(IndexOptions options) {
        var draft = new Draft(this);
        draft.indexes = options;
        return draft.done();
    }

    public Settings withOffline(boolean without) {
        var draft = new Draft(this);
        draft.offline = without;
        return draft.done();
    }

    public Settings withRepeating(boolean repeated) {
        var draft = new Draft(this);
        draft.repeating = repeated;
        return draft.done();
    }

    public Settings withRefresh(PackageSelection packages) {
        var draft = new Draft(this);
        draft.refresh = packages;
        return draft.done();
    }

    public Settings withLinkMode(LinkChoice mode) {
        var draft = new Draft(this);
        draft.linkMode = mode;
        return draft.done();
    }

    /// The same with other limits on what may happen at once.
    public Settings withConcurrency(int fetches, int sourceBuilds) {
        var draft = new Draft(this);
        draft.downloads = fetches;
        draft.builds = sourceBuilds;
        return draft.done();
    }

    public Settings withStandardInput(InputStream input) {
        var draft = new Draft(this);
        draft.standardInput = input;
        return draft.done();
    }

    public Settings withProgress(ProgressListener listener) {
        var draft = new Draft(this);
        draft.progress = listener;
        return draft.done();
    }

    /// Settings while some of them change: besides the record's head the only place that lists them
    /// all.
    private static final class Draft {
        Path cacheFolder;
        Path home;
        Path workingFolder;
        Map<String, String> environment;
        ConfigurationChoice configuration;
        IndexOptions indexes;
        boolean offline;
        boolean repeating;
        PackageSelection refresh;
        LinkChoice linkMode;
        int downloads;
        int builds;
        InputStream standardInput;
        final DraftTexts drafts;
        ProgressListener progress;

        Draft(Settings from) {
            this.cacheFolder = from.cacheFolder;
            this.home = from.home;
            this.workingFolder = from.workingFolder;
            this.environment = from.environment;
            this.configuration = from.configuration;
            this.indexes = from.indexes;
            this.offline = from.offline;
            this.repeating = from.repeating;
            this.refresh = from.refresh;
            this.linkMode = from.linkMode;
            this.downloads = from.downloads;
            this.builds = from.builds;
            this.standardInput = from.standardInput;
            this.drafts = from.drafts;
            this.progress = from.progress;
        }

        Settings done() {
            return new Settings(
                    cacheFolder,
                    home,
                    workingFolder,
                    environment,
                    configuration,
                    indexes,
                    offline,
                    repeating,
                    refresh,
                    linkMode,
                    downloads,
                    builds,
                    standardInput,
                    drafts,
                    progress);
        }
    }
}
