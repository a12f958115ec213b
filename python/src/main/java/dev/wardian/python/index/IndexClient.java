package dev.wardian.python.index;

import dev.wardian.python.PythonException;
import dev.wardian.python.PythonProblem;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.http.BodySink;
import dev.wardian.store.http.CacheRules;
import dev.wardian.store.http.HttpCache;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Asks indexes, find-links pages and folders; keeps what it learns on disk and, for as long as it
/// lives, in memory.
///
/// Every question is asked once, however many threads put it. What is kept and fresh is answered
/// without any network, and without starting TLS. Failures are thrown as [PythonException]. Safe
/// for all threads.
public final class IndexClient implements AutoCloseable {
    private final IndexSettings settings;
    private final HttpClient http;
    private final CacheRules rules;
    private final CacheLayout layout;
    private final PageSource pages;
    private final FlatListings listings;
    private final FileDownloads downloads;
    private final MetadataSource metadata;
    private final Map<PackageName, FutureTask<ProjectPage>> askedPages = new ConcurrentHashMap<>();
    private final Map<DistributionFile, FutureTask<MetadataSource.Described>> askedMetadata =
            new ConcurrentHashMap<>();

    /// A client that has asked nothing yet.
    ///
    /// @param cacheFolder where it keeps what it learns; made when first written to
    public IndexClient(
            IndexSettings settings, HttpSettings http, Path cacheFolder, CacheRules rules) {
        this(settings, http, new HttpClient(http), cacheFolder, rules);
    }

    /// A client that goes on with connections that were begun before it was known what to ask.
    ///
    /// @param begun asked over where it reaches servers in the same way; belongs to this one now
    /// @param cacheFolder where it keeps what it learns; made when first written to
    public IndexClient(
            IndexSettings settings,
            HttpSettings http,
            HttpClient begun,
            Path cacheFolder,
            CacheRules rules) {
        this.settings = settings;
        this.http = new HttpClient(http, begun);
        this.rules = rules;
        this.layout = new CacheLayout(cacheFolder);
        HttpCache cache = new HttpCache(this.http, rules);
        this.pages = new PageSource(cache, layout, http.credentials());
        this.listings = new FlatListings(cache, layout);
        this.downloads = new FileDownloads(this.http, rules.offline(), http.credentials());
        this.metadata = new MetadataSource(this.http, cache, layout, downloads);
    }

    /// Where it looks.
    public IndexSettings settings() {
        return settings;
    }

    /// Whether pages were kept in a cache folder since a moment, so that questions may well be
    /// answered without any network.
    public static boolean keepsPages(Path cacheFolder, long sinceMillis) {
        try {
            Path pages = new CacheLayout(cacheFolder).pages();
            try (DirectoryStream<Path> indexes = Files.newDirectoryStream(pages)) {
                for (Path index : indexes) {
                    if (Files.getLastModifiedTime(index).toMillis() >= sinceMillis) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException _) {
            return false;
        }
    }

    /// All releases of a project, newest first; throws when no index knows the project.
    public ProjectPage page(PackageName name) {
        return answer(pageTask(name));
    }

    MetadataSource.Described describe(DistributionFile file) {
        return answer(metadataTask(file));
    }

    /// What it knows as a resolver asks for it. Pages, files and what files say are shared by all
    /// such sources; what only a build can tell is asked once for each of them, and not before a
    /// resolver needs it.
    ///
    /// @param sdists finds metadata that a source distribution does not say statically
    public PackageSource building(SdistMetadata sdists) {
        return new BuildingSource(this, sdists);
    }

    boolean isPageAtHand(PackageName name) {
        FutureTask<ProjectPage> task = askedPages.get(name);
        return task != null ? task.isDone() : rules.offline() || isKept(name);
    }

    boolean isMetadataAtHand(DistributionFile file) {
        FutureTask<MetadataSource.Described> task = askedMetadata.get(file);
        return task != null ? task.isDone() : rules.offline() || metadata.isKept(file);
    }

    void prefetchPage(PackageName name) {
        if (askedPages.containsKey(name)) {
            return;
        }
        FutureTask<ProjectPage> task = pageTask(name);
        if (!task.isDone() && !rules.offline() && !isKept(name)) {
            Thread.ofVirtual().name("page").start(task);
        }
    }

    void prefetchMetadata(DistributionFile file) {
        if (askedMetadata.containsKey(file)) {
            return;
        }
        FutureTask<MetadataSource.Described> task = metadataTask(file);
        if (!task.isDone() && !rules.offline() && !metadata.isKept(file)) {
            Thread.ofVirtual().name("metadata").start(task);
        }
    }

    /// Hands a file to a sink as its bytes arrive; returns when it is whole and the promised one.
    public Fetched download(DistributionFile file, BodySink sink) {
        return downloads.download(file, sink);
    }

    /// Puts a file into a folder under its own name, whole and verified or not at all.
    public Path fetch(DistributionFile file, Path folder) {
        return downloads.fetch(file, folder);
    }

    /// The archive of a source distribution, if it was fetched to learn what it needs.
    public Optional<Path> keptSdist(DistributionFile file) {
        Path archive = layout.sdist(file).resolve(file.filename());
        return Files.isRegularFile(archive) ? Optional.of(archive) : Optional.empty();
    }

    @Override
    public void close() {
        http.close();
    }

    /// A page that is kept is read when it is needed: a thread for it would cost more.
    private boolean isKept(PackageName name) {
        return settings.indexes().size() == 1 && pages.isFresh(settings.indexes().getFirst(), name);
    }

    private FutureTask<ProjectPage> pageTask(PackageName name) {
        FutureTask<ProjectPage> known = askedPages.get(name);
        return known != null
                ? known
                : askedPages.computeIfAbsent(name, key -> new FutureTask<>(() -> ask(key)));
    }

    private FutureTask<MetadataSource.Described> metadataTask(DistributionFile file) {
        FutureTask<MetadataSource.Described> known = askedMetadata.get(file);
        if (known != null) {
            return known;
        }
        Callable<MetadataSource.Described> question = () -> metadata.describe(file);
        return askedMetadata.computeIfAbsent(file, key -> new FutureTask<>(question));
    }

    /// Runs the task here unless another thread does already.
    static <T> T answer(FutureTask<T> task) {
        task.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw failure(failed);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failure(ExecutionException failed) {
        if (failed.getCause() instanceof PythonException known) {
            return new PythonException(known.problem(), known);
        }
        if (failed.getCause() instanceof RuntimeException unexpected) {
            return unexpected;
        }
        return new IllegalStateException(failed.getCause());
    }

    private ProjectPage ask(PackageName name) {
        List<List<Release>> found = new ArrayList<>();
        for (IndexLocation index :
                settings.noIndex() ? List.<IndexLocation>of() : settings.indexes()) {
            Optional<List<Release>> releases = pages.releases(index, name);
            if (releases.isPresent()) {
                found.add(releases.get());
                if (settings.strategy() == IndexStrategy.FIRST_INDEX) {
                    break;
                }
            }
        }
        List<List<Release>> listed = new ArrayList<>();
        for (IndexLocation place : settings.findLinks()) {
            List<Release> releases = listings.releases(place, name);
            if (!releases.isEmpty()) {
                listed.add(releases);
            }
        }
        if (found.isEmpty() && listed.isEmpty()) {
            throw new PythonException(unknown(name));
        }
        return ProjectPage.of(name, MergedReleases.of(listed, found, settings.strategy()));
    }

    private PythonProblem unknown(PackageName name) {
        List<String> places = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        if (!settings.noIndex()) {
            for (IndexLocation index : settings.indexes()) {
                places.add(index.toString());
                folders.add(layout.pages(index));
            }
        }
        settings.findLinks().forEach(place -> places.add(place.toString()));
        return new PythonProblem.UnknownPackage(
                name.toString(), places, NearNames.of(name.toString(), folders));
    }
}
