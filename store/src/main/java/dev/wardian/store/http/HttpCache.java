package dev.wardian.store.http;

import dev.wardian.store.internal.http.CacheEntry;
import dev.wardian.store.internal.http.Freshness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps answers in files that the caller names, by the rules of HTTP (RFC 9111): `max-age`,
/// `no-cache`, `no-store`, `Expires`, `ETag`, `Last-Modified` and 304.
///
/// What is kept may be a digest of the body: a caller's [Transform] turns the body into the form
/// that is cheapest to read again. Files are replaced by renaming, so that any number of processes
/// may share a folder; a file that is damaged counts as absent. Safe for all threads.
public final class HttpCache {
    private final HttpClient client;
    private final CacheRules rules;

    /// A cache in front of a client.
    public HttpCache(HttpClient client, CacheRules rules) {
        this.client = client;
        this.rules = rules;
    }

    /// Makes what is kept out of a successful answer. The form is the caller's own: when it
    /// changes, so must the names of the files.
    public interface Transform {
        /// The content to keep; what it throws, the asker gets.
        byte[] keep(Response response);
    }

    /// The rules.
    public CacheRules rules() {
        return rules;
    }

    /// Whether what is kept in a file may be used without asking; reads only its head.
    public boolean isFresh(Path file) {
        if (!rules.keeping()) {
            return false;
        }
        Optional<CacheEntry> times = CacheEntry.readTimes(file);
        return times.isPresent() && (rules.offline() || isFresh(times.get()));
    }

    /// What is kept in a file, if it is fresh enough to be used without asking.
    public Optional<Bytes> fresh(Path file) {
        if (!rules.keeping()) {
            return Optional.empty();
        }
        Optional<CacheEntry> entry = CacheEntry.read(file);
        return entry.isPresent() && (rules.offline() || isFresh(entry.get()))
                ? Optional.of(entry.get().content())
                : Optional.empty();
    }

    /// The content behind a request: from the file while it is fresh, else from the server, which
    /// is only asked whether it changed when the file is still there.
    public CacheAnswer get(Request request, Path file, Transform transform) {
        Optional<CacheEntry> kept = rules.keeping() ? CacheEntry.read(file) : Optional.empty();
        if (kept.isPresent() && (rules.offline() || isFresh(kept.get()))) {
            return new CacheAnswer.Content(kept.get().content(), true, validity(kept.get()));
        }
        if (rules.offline()) {
            return new CacheAnswer.Missing();
        }
        Request asked = kept.isPresent() ? conditional(request, kept.get()) : request;
        Response response = client.get(asked);
        if (response.status() == 304 && kept.isPresent()) {
            Validity validity = renew(file, kept.get(), response);
            return new CacheAnswer.Content(kept.get().content(), true, validity);
        }
        if (!response.isSuccess()) {
            return new CacheAnswer.Refused(response.status(), response.headers());
        }
        byte[] content = transform.keep(response);
        Validity validity = keep(file, response, content);
        return new CacheAnswer.Content(Bytes.of(content), false, validity);
    }

    /// Keeps content that is true forever, whatever a server says: its name tells what is in it.
    public void keepForever(Path file, byte[] content) {
        if (rules.keeping()) {
            CacheEntry entry =
                    CacheEntry.of(
                            rules.clock().millis(), Freshness.FOREVER, "", "", Bytes.of(content));
            write(file, entry);
        }
    }

    /// Keeps that a server has nothing to give, for as long as the answer may be kept: the content
    /// is empty.
    public void keepRefusal(Path file, Response refusal) {
        keep(file, refusal, new byte[0]);
    }

    private boolean isFresh(CacheEntry entry) {
        if (entry.lifetime() == Freshness.FOREVER) {
            return true;
        }
        if (rules.refreshing() && entry.fetchedAt() < rules.startedAt()) {
            return false;
        }
        long age = rules.clock().millis() - entry.fetchedAt();
        return age >= 0 && age < entry.lifetime();
    }

    private static Request conditional(Request request, CacheEntry kept) {
        Request asked = request;
        if (!kept.tag().isEmpty()) {
            asked = asked.with("If-None-Match", kept.tag());
        }
        if (!kept.modified().isEmpty()) {
            asked = asked.with("If-Modified-Since", kept.modified());
        }
        return asked;
    }

    /// Whether a file still holds the answer that was fetched at a moment.
    public boolean holds(Path file, long fetchedAt) {
        Optional<CacheEntry> times = CacheEntry.readTimes(file);
        return times.isPresent() && times.get().fetchedAt() == fetchedAt;
    }

    private Validity validity(CacheEntry entry) {
        return rules.offline()
                ? new Validity(entry.fetchedAt(), Freshness.FOREVER)
                : validity(entry.fetchedAt(), entry.lifetime());
    }

    private static Validity validity(long fetchedAt, long lifetime) {
        boolean forever = lifetime > Freshness.FOREVER - fetchedAt;
        return new Validity(fetchedAt, forever ? Freshness.FOREVER : fetchedAt + lifetime);
    }

    private Validity renew(Path file, CacheEntry kept, Response response) {
        long now = rules.clock().millis();
        long lifetime = Freshness.lifetime(response.headers(), rules);
        if (lifetime == kept.lifetime()) {
            kept.touch(file, now);
        } else if (lifetime != Freshness.NEVER_KEPT) {
            write(file, CacheEntry.of(now, lifetime, kept.tag(), kept.modified(), kept.content()));
        }
        return lifetime == Freshness.NEVER_KEPT ? Validity.never() : validity(now, lifetime);
    }

    private Validity keep(Path file, Response response, byte[] content) {
        long lifetime = Freshness.lifetime(response.headers(), rules);
        if (!rules.keeping() || lifetime == Freshness.NEVER_KEPT) {
            return Validity.never();
        }
        long now = rules.clock().millis();
        String tag = response.headers().first("etag").orElse("");
        String modified = response.headers().first("last-modified").orElse("");
        write(file, CacheEntry.of(now, lifetime, tag, modified, Bytes.of(content)));
        return validity(now, lifetime);
    }

    /// A cache that cannot be written serves worse, but it serves.
    private static void write(Path file, CacheEntry entry) {
        try {
            entry.write(file);
        } catch (IOException _) {
            return;
        }
    }
}
