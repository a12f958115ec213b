package dev.wardian.stack.internal.kit;

import dev.wardian.store.Digest;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Computes digests of files and compares them with what was promised and what was asked for.
public final class Digests {

    private Digests() {}

    /// The file's SHA-256, after all digests were found right.
    ///
    /// @param promised hexadecimal by algorithm: each must match
    /// @param wanted `algorithm:hex`: one must match, unless there are none
    public static Digest check(
            Path file, String shown, Map<String, String> promised, List<String> wanted) {
        var computations = new LinkedHashMap<String, MessageDigest>();
        computations.put("sha256", Digest.computation("sha256"));
        for (var algorithm : promised.keySet()) {
            computations.computeIfAbsent(algorithm, Digest::computation);
        }
        for (var hash : wanted) {
            computations.computeIfAbsent(hash.substring(0, hash.indexOf(':')), Digest::computation);
        }
        read(file, computations);
        var found = new LinkedHashMap<String, Digest>();
        computations.forEach(
                (algorithm, computation) ->
                        found.put(algorithm, Digest.of(algorithm, computation.digest())));
        promised.forEach(
                (algorithm, hex) -> {
                    var expected = new Digest(algorithm, hex);
                    var actual = found.get(algorithm);
                    if (actual != null && !actual.equals(expected)) {
                        throw mismatch(shown, expected, actual);
                    }
                });
        wanted(shown, wanted, found);
        return found.getOrDefault("sha256", Digest.sha256("00"));
    }

    /// Refuses bytes of which no digest was asked for.
    public static void check(byte[] bytes, String shown, List<String> wanted) {
        var found = new LinkedHashMap<String, Digest>();
        for (var hash : wanted) {
            found.computeIfAbsent(
                    hash.substring(0, hash.indexOf(':')),
                    algorithm -> Digest.of(algorithm, Digest.computation(algorithm).digest(bytes)));
        }
        wanted(shown, wanted, found);
    }

    private static void wanted(String shown, List<String> wanted, Map<String, Digest> found) {
        if (wanted.isEmpty()) {
            return;
        }
        var expected = new ArrayList<Digest>();
        for (var hash : wanted) {
            var digest = Digest.parse(hash);
            if (digest.equals(found.get(digest.algorithm()))) {
                return;
            }
            expected.add(digest);
        }
        var first = expected.getFirst();
        throw mismatch(shown, first, found.getOrDefault(first.algorithm(), first));
    }

    private static StoreException mismatch(String shown, Digest expected, Digest actual) {
        return new StoreException(new StoreProblem.DigestMismatch(shown, expected, actual));
    }

    private static void read(Path file, Map<String, MessageDigest> computations) {
        try (var input = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            int count;
            while ((count = input.read(buffer)) >= 0) {
                for (var computation : computations.values()) {
                    computation.update(buffer, 0, count);
                }
            }
        } catch (IOException problem) {
            throw new StoreException(
                    new StoreProblem.Unreadable(file, problem.toString()), problem);
        }
    }
}
