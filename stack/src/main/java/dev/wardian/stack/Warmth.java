package dev.wardian.stack;

import dev.wardian.python.index.IndexMemories;
import dev.wardian.python.resolve.ResolutionMemory;
import dev.wardian.stack.lock.LockMemory;
import dev.wardian.store.http.CredentialSource;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.store.http.RetryListener;
import dev.wardian.store.http.Trust;
import java.util.ArrayList;
import java.util.List;

/// What the engines of one process hand on to each other, so that the second starts where the first
/// stopped: connections, what is known of indexes, what searches over that came to, and locks that
/// were read. It changes no answer: what it remembers is used by the rules that hold for the cache
/// on disk, and credentials, retries and progress belong to each engine. Safe for all threads.
public final class Warmth implements AutoCloseable {
    private static final int MOST_CLIENTS = 16;

    private final IndexMemories memories = new IndexMemories();
    private final ResolutionMemory answers = new ResolutionMemory();
    private final LockMemory locks = new LockMemory();
    private final List<Kept> clients = new ArrayList<>();

    /// Nothing is warm yet.
    public Warmth() {}

    /// Connections, and the files of authorities by which they were made.
    ///
    /// @param authorities name, time of change and length of each
    private record Kept(HttpClient client, List<String> authorities) {}

    IndexMemories memories() {
        return memories;
    }

    ResolutionMemory answers() {
        return answers;
    }

    LockMemory locks() {
        return locks;
    }

    /// A client over connections that are kept when it is closed.
    synchronized HttpClient client(HttpSettings settings) {
        var authorities = authorities(settings.trust());
        for (var kept : clients) {
            var borrowed = kept.client().borrowed(settings);
            if (borrowed.isPresent() && kept.authorities().equals(authorities)) {
                return borrowed.get();
            }
        }
        if (clients.size() >= MOST_CLIENTS) {
            clients.removeFirst().client().close();
        }
        var client = new HttpClient(ofNobody(settings));
        clients.addLast(new Kept(client, authorities));
        return client.borrowed(settings).orElseThrow();
    }

    /// What is kept must not hold on to the engine of the call that it was made for.
    private static HttpSettings ofNobody(HttpSettings settings) {
        return settings.withCredentials(CredentialSource.NONE)
                .withRetries(settings.retries().telling(RetryListener.SILENT));
    }

    private static List<String> authorities(Trust trust) {
        var stamps = new ArrayList<String>();
        for (var places : List.of(trust.files(), trust.folders())) {
            for (var place : places) {
                var file = place.toFile();
                stamps.add(place + "\t" + file.lastModified() + "\t" + file.length());
            }
        }
        return stamps;
    }

    /// Forgets all that is known of indexes and locks; it can be learned again from files.
    public void forget() {
        memories.forget();
        locks.forget();
        forgetAnswers();
    }

    /// Forgets what searches came to, so that the next one is made.
    public void forgetAnswers() {
        answers.forget();
    }

    /// Forgets, and closes the connections.
    @Override
    public synchronized void close() {
        forget();
        clients.forEach(kept -> kept.client().close());
        clients.clear();
    }
}
