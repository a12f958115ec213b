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
import dev.wardian.store.http.CredentialSource;
import dev.wardian.store.http.HttpCache;
import dev.wardian.store.http.Request;
import dev.wardian.store.http.Response;
import dev.wardian.store.http.SafeUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Pages of indexes with the simple repository API, from the cache or the server. Safe for all
/// threads.
final class PageSource {
    private final HttpCache cache;
    private final HttpCache asking;
    private final Set<PackageName> again;
    private final CacheLayout layout;
    private final CredentialSource credentials;

    /// @param asking what answers for the packages that are to be asked for again
    PageSource(
            HttpCache cache,
            HttpCache asking,
            Set<PackageName> again,
            CacheLayout layout,
            CredentialSource credentials) {
        this.cache = cache;
        this.asking = asking;
        this.again = Set.copyOf(again);
        this.layout = layout;
        this.credentials = credentials;
    }

    /// Whether a page is kept and needs no question to a server.
    boolean isFresh(IndexLocation index, PackageName name) {
        return isLocal(index) || cache(name).isFresh(layout.page(index, name));
    }

    private HttpCache cache(PackageName name) {
        return again.contains(name) ? asking : cache;
    }

    /// What an index offers of a project.
    ///
    /// @param lasting what its being remembered depends on, empty if it is to be asked again
    /// @param bytes how many bytes of memory hold it
    record Found(List<Release> releases, Optional<Lasting> lasting, int bytes) {}

    /// The releases that an index offers, empty if it does not know the project.
    Optional<Found> releases(IndexLocation index, PackageName name) {
        URI url = pageUrl(index, name);
        if (isLocal(index)) {
            return local(index, name, url);
        }
        Path kept = layout.page(index, name);
        CacheAnswer answer;
        try {
            answer =
                    cache(name)
                            .get(
                                    Request.get(url).with("Accept", PageParser.ACCEPT),
                                    kept,
                                    response -> pack(name, response));
        } catch (StoreException failed) {
            throw Failures.of(url, failed);
        }
        return switch (answer) {
            case CacheAnswer.Content content ->
                    Optional.of(
                            new Found(
                                    PackedPage.read(content.content(), index),
                                    Optional.of(new Lasting(kept, content.validity())),
                                    content.content().length()));
            case CacheAnswer.Missing _ ->
                    throw new PythonException(
                            new IndexProblem.NotKept("the page of `" + name + "`"));
            case CacheAnswer.Refused refused -> refused(index, url, refused);
        };
    }

    /// Buckets without a listing answer 403 where others answer 404; who asks for credentials says
    /// so.
    private Optional<Found> refused(IndexLocation index, URI url, CacheAnswer.Refused answer) {
        int status = answer.status();
        boolean known = credentials.known(url).isPresent();
        boolean asksForCredentials = answer.headers().first("www-authenticate").isPresent();
        if (status == 404 || status == 410 || (status == 403 && !known && !asksForCredentials)) {
            return Optional.empty();
        }
        throw Failures.ofStatus(url, status, known, index.name());
    }

    static URI pageUrl(IndexLocation index, PackageName name) {
        String base = index.url().toString();
        return URI.create(base.endsWith("/") ? base + name + "/" : base + "/" + name + "/");
    }

    private static boolean isLocal(IndexLocation index) {
        return "file".equalsIgnoreCase(index.url().getScheme());
    }

    private static byte[] pack(PackageName name, Response response) {
        try {
            List<FileEntry> files =
                    PageParser.parse(
                            response.body(),
                            response.headers().first("content-type"),
                            response.url());
            return PagePacker.pack(name, files);
        } catch (PageFormatException bad) {
            throw new PythonException(
                    new IndexProblem.BadPage(SafeUrl.show(response.url()), bad.reason()), bad);
        }
    }

    private static Optional<Found> local(IndexLocation index, PackageName name, URI url) {
        Path folder = Path.of(url);
        Path page = folder.resolve("index.html");
        try {
            List<FileEntry> files =
                    Files.isRegularFile(page)
                            ? PageParser.parse(
                                    Files.readAllBytes(page), Optional.of("text/html"), url)
                            : FlatFolder.list(folder);
            Bytes packed = Bytes.of(PagePacker.pack(name, files));
            List<Release> releases = PackedPage.read(packed, index);
            return Optional.of(new Found(releases, Optional.empty(), packed.length()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new PythonException(
                    new IndexProblem.IndexUnreachable(url.toString(), "it cannot be read", 1, ""),
                    failed);
        } catch (PageFormatException bad) {
            throw new PythonException(new IndexProblem.BadPage(url.toString(), bad.reason()), bad);
        }
    }
}
