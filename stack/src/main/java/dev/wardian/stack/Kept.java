package dev.wardian.stack;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.function.Predicate;

/// Looks, before anything is begun without a network, whether all files that are needed are kept.
final class Kept {

    private Kept() {}

    /// Refuses to begin, naming every wheel and source that is neither in the store nor on this
    /// machine, with who asks for it.
    static void requireAll(Collection<Wanted> wanted, Session session, Store store) {
        requireAll(
                wanted,
                file -> file.isWheel() ? isKept(file, store) : session.materials().isKept(file));
    }

    /// The same where something else counts as kept.
    static void requireAll(Collection<Wanted> wanted, Predicate<DistributionFile> kept) {
        var lacking = new ArrayList<String>();
        for (var one : wanted) {
            if (one.payload() instanceof Wanted.Payload.Indexed(var file) && !kept.test(file)) {
                lacking.add(line(one, file));
            }
        }
        if (!lacking.isEmpty()) {
            lacking.sort(null);
            throw new StackException(new StackProblem.NotKept(lacking));
        }
    }

    private static boolean isKept(DistributionFile file, Store store) {
        var sha256 = file.hashes().get("sha256");
        return file.address().startsWith("file:")
                || (sha256 != null && store.holds(Digest.sha256(sha256)));
    }

    private static String line(Wanted one, DistributionFile file) {
        var via = String.join(", ", one.via());
        return "`%s`%s, file `%s`%s"
                .formatted(
                        one.name(),
                        one.version().map(version -> " " + version).orElse(""),
                        file.filename(),
                        via.isEmpty() ? "" : ", asked for by " + via);
    }
}
