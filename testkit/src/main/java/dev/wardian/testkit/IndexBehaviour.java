package dev.wardian.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How a [LocalIndex] answers when nothing goes wrong; read by every request.
final class IndexBehaviour {
    volatile boolean htmlOnly;
    volatile boolean serveMetadata = true;
    volatile boolean announceMetadata = true;
    volatile boolean ranges = true;
    volatile boolean gzip;
    volatile boolean hashes = true;
    volatile String cacheControl = "";
    volatile String credentials = "";
    volatile int latencyMilliseconds;
    volatile Optional<AnswerOrder> order = Optional.empty();
    final Map<String, String> announcedDigests = new ConcurrentHashMap<>();
    final Map<String, Replaced> replaced = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Replaced(String kind, byte[] body) {}
}
