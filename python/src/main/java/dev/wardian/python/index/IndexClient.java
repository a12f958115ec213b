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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Asks indexes, find-links pages and folders; keeps what it learns on disk and in memory.
///
/// Every question is asked once in an operation, however many threads put it. What is kept and
/// fresh is answered without any network, and without starting TLS; what a client that lives long
/// remembers, it uses by the same rules (see [#building]). Asked itself, a client is one single
/// operation. Failures are thrown as [PythonException]. Safe for all threads.
public final class IndexClient implements AutoCloseable {
    private final IndexSettings settings;
    private final HttpClient http;
    private final CacheRules rules;
    private final CacheLayout layout;
    private final PageSource pages;
    private final FileDownloads downloads;
    private final MetadataSource metadata;
    private final HttpCache cache;
    private final Set<PackageName> again;
    private final IndexMemory memory;
    private @Nullable Operation own;

    /// A client that has asked nothing yet.
    ///
    /// @param cacheFolder where it keeps what it learns; made when first written to
    public IndexClient(
            IndexSettings settings, HttpSettings http, Path cacheFolder, CacheRules rules) {
        this(
                settings,
                http,
                new HttpClient(http),
                cacheFolder,
                rules,
                Set.of(),
                new IndexMemories(),
                FetchListener.SILENT);
    }

    /// A client that goes on with connections that were begun before it was known what to ask.
    ///
    /// @param begun asked over where it reaches servers in the same way; belongs to this one now
    /// @param cacheFolder where it keeps what it learns; made when first written to
    /// @param again the packages whose pages are asked for although they are fresh
    /// @param memories what earlier clients of this process learned, and later ones will
    /// @param listener hears of files that are fetched whole for their metadata
    public IndexClient(
            IndexSettings settings,
            HttpSettings http,
            HttpClient begun,
            Path cacheFolder,
            CacheRules rules,
            Set<PackageName> again,
            IndexMemories memories,
            FetchListener listener) {
        this.settings = settings;
        this.http = new HttpClient(http, begun);
        this.rules = rules;
        this.layout = new CacheLayout(cacheFolder);
        this.again = Set.copyOf(again);
        this.cache = new HttpCache(this.http, rules);
        HttpCache asking = new HttpCache(this.http, rules.refreshed());
        this.pages = new PageSource(cache, asking, again, layout, http.credentials());
        this.downloads =
                new FileDownloads(this.http, rules.offline(), http.credentials(), listener);
        IndexMemories.Place place = new IndexMemories.Place(cacheFolder, settings, rules.offline());
        boolean shared = rules.keeping() && !rules.refreshing() && this.again.isEmpty();
        this.memory = shared ? memories.at(place, () -> memory(cacheFolder)) : memory(cacheFolder);
        this.metadata =
                new MetadataSource(this.http, cache, layout, downloads, memory.requirements());
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

    private IndexMemory memory(Path cacheFolder) {
        return new IndexMemory(cache, cacheFolder, pageFolders());
    }

    private List<Path> pageFolders() {
        List<Path> folders = new ArrayList<>();
        for (IndexLocation index : settings.indexes()) {
            folders.add(layout.pages(index));
        }
        for (IndexLocation index : settings.ownIndexes().values()) {
            folders.add(layout.pages(index));
        }
        return folders;
    }

    private synchronized Operation own() {
        Operation begun = own;
        if (begun == null) {
            begun = new Operation();
            own = begun;
        }
        return begun;
    }

    /// All releases of a project, newest first; throws when no index knows the project.
    public ProjectPage page(PackageName name) {
        return own().page(name);
    }

    MetadataSource.Described describe(DistributionFile file) {
        return own().describe(file);
    }

    /// What it knows as a resolver asks for it, for one operation that begins now. It answers from
    /// the client's memory what a fresh process would take from the disk unasked, and asks for all
    /// else: also for what failed or was not there in an earlier operation. What only a build can
    /// tell is asked once for each such source, and not before a resolver needs it.
    ///
    /// @param sdists finds metadata that a source distribution does not say statically
    public PackageSource building(SdistMetadata sdists) {
        return new BuildingSource(new Operation(), sdists);
    }

    void prefetchPage(PackageName name) {
        own().prefetchPage(name);
    }

    void prefetchMetadata(DistributionFile file) {
        own().prefetchMetadata(file);
    }

    /// Hands a file to a sink as its bytes arrive; returns when it is whole and the promised one.
    public Fetched download(DistributionFile file, BodySink sink) {
        return downloads.download(file, sink);
    }

    /// Puts a file into a folder under its own name, whole and verified or not at all.
    public Path fetch(DistributionFile file, Path folder) {
        return downloads.fetch(file, folder);
    }

    /// A wheel of which single files can be read; nothing where its server gives no parts, or where
    /// no network may be asked.
    public Optional<WheelParts> parts(DistributionFile file) {
        try {
            if ("file".equalsIgnoreCase(file.url().getScheme())) {
                return Optional.of(new WheelParts(new LocalParts(Path.of(file.url()))));
            }
            if (rules.offline()) {
                return Optional.empty();
            }
            RangeParts parts = new RangeParts(http, file.url());
            return parts.isAnswered() ? Optional.of(new WheelParts(parts)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
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
    private boolean isKept(IndexSettings settings, PackageName name) {
        List<IndexLocation> asked = settings.indexes(name);
        return asked.size() == 1 && pages.isFresh(asked.getFirst(), name);
    }

    static <T> T answer(Question<T> question) {
        try {
            return question.answer();
        } catch (ExecutionException failed) {
            throw failure(failed);
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

    /// Whether an index has a page of that name; a failure is no reason to say more than that
    /// nothing is known.
    private boolean isKnown(PackageName name) {
        if (settings.noIndex() || rules.offline()) {
            return false;
        }
        for (IndexLocation index : settings.indexes()) {
            try {
                if (pages.releases(index, name).isPresent()) {
                    return true;
                }
            } catch (PythonException _) {
                return false;
            }
        }
        return false;
    }

    private PythonProblem unknown(IndexSettings settings, PackageName name) {
        List<String> places = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        for (IndexLocation index : settings.indexes(name)) {
            places.add(index.toString());
            folders.add(layout.pages(index));
        }
        settings.findLinks(name).forEach(place -> places.add(place.toString()));
        return new PythonProblem.UnknownPackage(
                name.toString(), places, NearNames.of(name.toString(), folders, this::isKnown));
    }

    /// What one operation may know.
    final class Operation {
        private final IndexSettings settings;
        private final FlatListings listings;
        private final IndexMemory.Moment moment;

        /// The same operation as other indexes answer it.
        private final Map<IndexChoice, Operation> others;

        /// Whether pages may come out of the client's memory, which holds one for each name.
        private final boolean remembering;

        /// Pages of projects of which find-links places may offer files: what lies there is looked
        /// at in each operation. And those that come from an index that is named for some
        /// environments only.
        private final Map<PackageName, Question<ProjectPage>> listed = new ConcurrentHashMap<>();

        Operation() {
            this.settings = IndexClient.this.settings;
            this.listings = new FlatListings(cache, layout);
            this.moment = new IndexMemory.Moment(memory.begin(), rules.clock().millis());
            this.others = new ConcurrentHashMap<>();
            this.remembering = true;
        }

        private Operation(Operation same, IndexSettings settings) {
            this.settings = settings;
            this.listings = same.listings;
            this.moment = same.moment;
            this.others = same.others;
            this.remembering = false;
        }

        /// The same operation where pages come from one index alone; see [PackageSource#from].
        Operation from(IndexChoice choice) {
            return others.computeIfAbsent(
                    choice, _ -> new Operation(this, IndexClient.this.settings.from(choice)));
        }

        ProjectPage page(PackageName name) {
            return answer(pageQuestion(name));
        }

        MetadataSource.Described describe(DistributionFile file) {
            MetadataSource.Described known = answer(metadataQuestion(file));
            boolean gone =
                    known instanceof MetadataSource.Described.Unstated(Path archive)
                            && !Files.exists(archive);
            return gone ? metadata.describe(file) : known;
        }

        boolean isPageAtHand(PackageName name) {
            Optional<Question<ProjectPage>> known = knownPage(name);
            return known.isPresent()
                    ? known.get().isDone()
                    : rules.offline() || isKept(settings, name);
        }

        boolean isMetadataAtHand(DistributionFile file) {
            Optional<Question<MetadataSource.Described>> known = memory.metadata(file, moment);
            return known.isPresent()
                    ? known.get().isDone()
                    : rules.offline() || metadata.isKept(file);
        }

        void prefetchPage(PackageName name) {
            if (knownPage(name).isPresent()) {
                return;
            }
            if (!listings.areAtHand(settings.findLinks(name))) {
                Thread.ofVirtual().name("page").start(() -> pageQuestion(name).task().run());
                return;
            }
            Question<ProjectPage> question = pageQuestion(name);
            if (!question.isDone() && !rules.offline() && !isKept(settings, name)) {
                Thread.ofVirtual().name("page").start(question.task());
            }
        }

        void prefetchMetadata(DistributionFile file) {
            if (memory.metadata(file, moment).isPresent()) {
                return;
            }
            Question<MetadataSource.Described> question = metadataQuestion(file);
            if (!question.isDone() && !rules.offline() && !metadata.isKept(file)) {
                Thread.ofVirtual().name("metadata").start(question.task());
            }
        }

        private Question<ProjectPage> pageQuestion(PackageName name) {
            return !remembering || listings.mayOffer(settings.findLinks(name), name)
                    ? listed.computeIfAbsent(
                            name, _ -> new Question<>(() -> ask(name), moment.number()))
                    : memory.page(name, moment, () -> ask(name));
        }

        private Optional<Question<ProjectPage>> knownPage(PackageName name) {
            Question<ProjectPage> own = listed.get(name);
            return own != null
                    ? Optional.of(own)
                    : remembering ? memory.page(name, moment) : Optional.empty();
        }

        private Question<MetadataSource.Described> metadataQuestion(DistributionFile file) {
            return memory.metadata(file, moment, () -> ask(file));
        }

        private Question.Answer<MetadataSource.Described> ask(DistributionFile file) {
            MetadataSource.Described found = metadata.describe(file);
            boolean named = file.hashes().containsKey("sha256");
            return new Question.Answer<>(found, named, List.of());
        }

        private Question.Answer<ProjectPage> ask(PackageName name) {
            List<List<Release>> found = new ArrayList<>();
            List<Lasting> lasting = new ArrayList<>();
            boolean remembered = !again.contains(name);
            for (IndexLocation index : settings.indexes(name)) {
                Optional<PageSource.Found> here = pages.releases(index, name);
                if (here.isEmpty()) {
                    remembered = false; // it may know the project next time
                    continue;
                }
                found.add(here.get().releases());
                memory.weigh(here.get().bytes());
                here.get().lasting().ifPresent(lasting::add);
                remembered &= here.get().lasting().isPresent();
                if (settings.strategy() == IndexStrategy.FIRST_INDEX) {
                    break;
                }
            }
            ProjectPage page = ProjectPage.of(name, merged(name, found));
            return new Question.Answer<>(page, remembered, lasting);
        }

        private List<Release> merged(PackageName name, List<List<Release>> found) {
            List<List<Release>> listed = new ArrayList<>();
            for (IndexLocation place : settings.findLinks(name)) {
                List<Release> releases = listings.releases(place, name);
                if (!releases.isEmpty()) {
                    listed.add(releases);
                }
            }
            if (found.isEmpty() && listed.isEmpty()) {
                throw new PythonException(unknown(settings, name));
            }
            return MergedReleases.of(listed, found, settings.strategy());
        }
    }
}
