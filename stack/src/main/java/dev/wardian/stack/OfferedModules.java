package dev.wardian.stack;

import dev.wardian.python.PythonException;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.install.RecordRow;
import dev.wardian.python.internal.facts.FactFiles;
import dev.wardian.python.resolve.Offer;
import dev.wardian.stack.internal.kit.Once;
import dev.wardian.stack.module.ModuleRoots;
import dev.wardian.stack.module.ModuleSource;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Prereleases;
import dev.wardian.standards.version.Specifier;
import dev.wardian.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Reads in the index which modules a package has: of the newest version that is admitted and has
/// a wheel, its `RECORD` and `top_level.txt`, by range requests. What was read is kept under the
/// digest of the wheel, and that of a pinned version under its number too, so that no page need be
/// asked for it again; what a requirement led to that leaves several versions is kept for a week,
/// for versions come often and modules hardly change.
final class OfferedModules implements ModuleSource {
    private static final String FORM = "modules-1";
    private static final Duration FRESH = Duration.ofDays(7);

    private final Once<Session> session;
    private final String suffix;
    private final FactFiles kept;
    private final Predicate<PackageName> refresh;
    private final Instant now;
    private final ProgressListener progress;

    /// @param session opened when something has to be asked
    /// @param suffix how the names of the interpreter's own extension modules end
    /// @param refresh the packages to ask again for although they are known
    OfferedModules(
            Supplier<Session> session,
            String suffix,
            Path facts,
            Predicate<PackageName> refresh,
            Instant now,
            ProgressListener progress) {
        this.session = new Once<>(session);
        this.suffix = suffix;
        this.kept = new FactFiles(facts, FORM);
        this.refresh = refresh;
        this.now = now;
        this.progress = progress;
    }

    @Override
    public Optional<ModuleRoots> modules(Requirement requirement) {
        var key = key(requirement);
        var before =
                refresh.test(requirement.name())
                        ? Optional.<ModuleRoots>empty()
                        : known(requirement, key);
        if (before.isPresent()) {
            return before;
        }
        try {
            var file = wheel(requirement);
            var found = file.isEmpty() ? Optional.<ModuleRoots>empty() : modules(file.get());
            found.ifPresent(it -> keep(key, it));
            return found;
        } catch (PythonException | StoreException | IOException notHad) {
            progress.on(
                    new ProgressEvent.Detail(
                            "cannot look into `"
                                    + requirement.name()
                                    + "`: "
                                    + notHad.getMessage()));
            return Optional.empty();
        }
    }

    /// Where the modules are kept that a requirement led to.
    private String key(Requirement requirement) {
        return FactFiles.key(
                List.of(
                        requirement.name().toString(),
                        pinned(requirement)
                                .map(Specifier::version)
                                .orElseGet(() -> requirement.specifiers().toString()),
                        suffix));
    }

    /// The specifier that leaves but one version.
    private static Optional<Specifier> pinned(Requirement requirement) {
        var specifiers = requirement.specifiers().specifiers();
        return specifiers.size() == 1
                ? Optional.of(specifiers.getFirst())
                        .filter(it -> it.operator() == Operator.EQUAL && !it.isWildcard())
                : Optional.empty();
    }

    private Optional<ModuleRoots> known(Requirement requirement, String key) {
        return pinned(requirement).isPresent()
                ? known(key)
                : kept.read(key, now.minus(FRESH)).map(OfferedModules::roots);
    }

    private Optional<ModuleRoots> known(String key) {
        return kept.read(key).map(OfferedModules::roots);
    }

    private static ModuleRoots roots(String text) {
        return new ModuleRoots(Set.copyOf(text.lines().toList()));
    }

    private void keep(String key, ModuleRoots roots) {
        kept.write(key, String.join("\n", roots.names()));
    }

    /// The wheel that would be installed here; else any, since modules hardly differ.
    private Optional<DistributionFile> wheel(Requirement requirement) {
        var admitted = new ArrayList<Offer>();
        for (var offer : new Resolving(session.get(), progress).offers(requirement.name())) {
            if (requirement.specifiers().contains(offer.version(), Prereleases.ADMITTED)) {
                admitted.add(offer);
            }
        }
        for (var offer : admitted) {
            if (offer.refusal().isEmpty()
                    && !offer.version().isPrerelease()
                    && offer.file().filter(DistributionFile::isWheel).isPresent()) {
                return offer.file();
            }
        }
        return admitted.stream()
                .flatMap(offer -> offer.files().stream())
                .filter(DistributionFile::isWheel)
                .findFirst();
    }

    private Optional<ModuleRoots> modules(DistributionFile file) throws IOException {
        var digest = Optional.ofNullable(file.hashes().get("sha256"));
        var key = digest.map(it -> FactFiles.key(List.of(it)));
        var before = key.flatMap(this::known);
        if (before.isPresent()) {
            return before;
        }
        progress.on(new ProgressEvent.Detail("looking into `" + file.filename() + "`"));
        var parts = session.get().index().parts(file);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var texts = new HashMap<String, String>();
        parts.get()
                .read(
                        OfferedModules::isTelling,
                        (path, content) ->
                                texts.put(
                                        path.substring(path.indexOf('/') + 1),
                                        new String(content, StandardCharsets.UTF_8)));
        var roots =
                ModuleRoots.of(
                        paths(texts.getOrDefault("RECORD", "")),
                        suffix,
                        Optional.ofNullable(texts.get("top_level.txt")));
        key.ifPresent(it -> keep(it, roots));
        return Optional.of(roots);
    }

    private static boolean isTelling(String path) {
        return path.endsWith(".dist-info/RECORD") || path.endsWith(".dist-info/top_level.txt");
    }

    private static List<String> paths(String record) throws IOException {
        var paths = new ArrayList<String>();
        try {
            for (var row : RecordRow.parse(record)) {
                paths.add(row.path().replaceFirst("^[^/]+\\.data/(?:purelib|platlib)/", ""));
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException("its `RECORD` is malformed", malformed);
        }
        return paths;
    }
}
