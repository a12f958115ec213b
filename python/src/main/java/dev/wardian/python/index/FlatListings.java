package dev.wardian.python.index;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.index.FileEntry;
import dev.wardian.python.internal.index.PageFormatException;
import dev.wardian.python.internal.index.PagePacker;
import dev.wardian.python.internal.index.PageParser;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.StoreException;
import dev.wardian.store.http.Bytes;
import dev.wardian.store.http.CacheAnswer;
import dev.wardian.store.http.HttpCache;
import dev.wardian.store.http.Request;
import dev.wardian.store.http.Response;
import dev.wardian.store.http.SafeUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Places that list files of many projects: folders, pages on disk, pages on servers. Each is read
/// once. Safe for all threads.
final class FlatListings {
    private final HttpCache cache;
    private final CacheLayout layout;
    private final Map<IndexLocation, Listing> read = new ConcurrentHashMap<>();

    FlatListings(HttpCache cache, CacheLayout layout) {
        this.cache = cache;
        this.layout = layout;
    }

    /// The files of a place.
    ///
    /// @param names the names of the files, as those of projects are normalized (PEP 503)
    private record Listing(List<FileEntry> files, NavigableSet<String> names) {
        private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

        static Listing of(List<FileEntry> files) {
            NavigableSet<String> names = new TreeSet<>();
            for (FileEntry file : files) {
                String lower = file.filename.toLowerCase(Locale.ROOT);
                names.add(SEPARATORS.matcher(lower).replaceAll("-"));
            }
            return new Listing(files, names);
        }

        /// Whether there may be files of a project; those of another one with a longer name count.
        boolean mayOffer(PackageName name) {
            String begin = name + "-";
            String next = names.ceiling(begin);
            return next != null && next.startsWith(begin);
        }
    }

    /// Whether it can be told without a question to a server what these places list.
    boolean areAtHand(List<IndexLocation> places) {
        return places.stream().allMatch(place -> isLocal(place) || read.containsKey(place));
    }

    /// Whether one of these places may offer files of a project, or cannot be read.
    boolean mayOffer(List<IndexLocation> places, PackageName name) {
        try {
            return places.stream().anyMatch(place -> listing(place).mayOffer(name));
        } catch (PythonException unreadable) {
            return true;
        }
    }

    /// The releases of a project that a place offers, perhaps none.
    List<Release> releases(IndexLocation place, PackageName name) {
        Listing listing = listing(place);
        return listing.mayOffer(name)
                ? PackedPage.read(Bytes.of(PagePacker.pack(name, listing.files())), place)
                : List.of();
    }

    private Listing listing(IndexLocation place) {
        Listing known = read.get(place);
        if (known == null) {
            known = Listing.of(list(place));
            read.put(place, known);
        }
        return known;
    }

    private static boolean isLocal(IndexLocation place) {
        return "file".equalsIgnoreCase(place.url().getScheme());
    }

    private List<FileEntry> list(IndexLocation place) {
        try {
            return isLocal(place) ? local(place) : remote(place);
        } catch (PageFormatException bad) {
            throw new PythonException(
                    new IndexProblem.BadPage(SafeUrl.show(place.url()), bad.reason()), bad);
        }
    }

    /// A folder that is not there offers nothing: pip's files name it for all machines, and it
    /// exists on some. Where a person named it for this run, that was refused before.
    private static List<FileEntry> local(IndexLocation place) throws PageFormatException {
        Path path = Path.of(place.url());
        try {
            return Files.isRegularFile(path)
                    ? PageParser.parse(
                            Files.readAllBytes(path), Optional.of("text/html"), place.url())
                    : FlatFolder.list(path);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException failed) {
            throw new PythonException(
                    new IndexProblem.IndexUnreachable(
                            place.url().toString(), "it cannot be read", 1, ""),
                    failed);
        }
    }

    private List<FileEntry> remote(IndexLocation place) throws PageFormatException {
        CacheAnswer answer;
        try {
            answer =
                    cache.get(
                            Request.get(place.url()).with("Accept", PageParser.ACCEPT),
                            layout.flat(place),
                            FlatListings::withOrigin);
        } catch (StoreException failed) {
            throw Failures.of(place.url(), failed);
        }
        return switch (answer) {
            case CacheAnswer.Content content -> parse(content.content());
            case CacheAnswer.Missing _ ->
                    throw new PythonException(
                            new IndexProblem.NotKept("the page `" + place.url() + "`"));
            case CacheAnswer.Refused refused ->
                    throw Failures.ofStatus(place.url(), refused.status(), false, place.name());
        };
    }

    /// Before the page stand its content type and its address, each on one line.
    private static byte[] withOrigin(Response response) {
        String type = response.headers().first("content-type").orElse("");
        byte[] head = (type + "\n" + response.url() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(head, head.length + response.body().length);
        System.arraycopy(response.body(), 0, all, head.length, response.body().length);
        return all;
    }

    private static List<FileEntry> parse(Bytes kept) throws PageFormatException {
        byte[] all = kept.copy();
        int first = lineEnd(all, 0);
        int second = lineEnd(all, first + 1);
        String type = new String(all, 0, first, StandardCharsets.UTF_8);
        String url = new String(all, first + 1, second - first - 1, StandardCharsets.UTF_8);
        byte[] page = java.util.Arrays.copyOfRange(all, second + 1, all.length);
        return PageParser.parse(
                page, type.isEmpty() ? Optional.empty() : Optional.of(type), URI.create(url));
    }

    private static int lineEnd(byte[] all, int from) {
        int end = from;
        while (all[end] != '\n') {
            end++;
        }
        return end;
    }
}
