package dev.wardian.stack;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.stack.internal.kit.Digests;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.wheelhouse.IndexPages;
import dev.wardian.stack.internal.wheelhouse.WheelhouseFolder;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.wheelhouse.Wheelhouse;
import dev.wardian.stack.wheelhouse.WheelhouseFile;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import dev.wardian.store.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Carries a download out: fetches and builds on virtual threads, each file whole or not at all,
/// then writes the lists and the index.
final class Filling {

    private final Settings settings;
    private final Workshop workshop;
    private final DownloadPlan plan;
    private final WheelhouseFolder folder;
    private final Semaphore downloads;
    private final Applying.Tally tally = new Applying.Tally();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    Filling(Settings settings, Workshop workshop, DownloadPlan plan) {
        this.settings = settings;
        this.workshop = workshop;
        this.plan = plan;
        this.folder = new WheelhouseFolder(plan.where().folder());
        this.downloads = new Semaphore(settings.downloads());
    }

    /// A file that is there, and the source that it is when it was not built.
    private record Got(
            DownloadPlan.Item item,
            WheelhouseFile file,
            Optional<Materials.Material.Buildable> source) {}

    Wheelhouse fill() {
        var started = System.nanoTime();
        warnings.addAll(plan.warnings());
        try {
            folder.open();
            var done = new ArrayList<Got>();
            Set<String> known = new HashSet<>();
            var next = plan.items();
            while (!next.isEmpty()) {
                next.forEach(item -> known.add(Downloading.key(item.wanted())));
                var got = all(next);
                done.addAll(got);
                next = plan.where().buildRequirements() ? needs(got, known) : List.of();
            }
            return written(done, started);
        } catch (IOException refused) {
            var reason =
                    refused instanceof FileSystemException system && system.getReason() != null
                            ? system.getReason()
                            : String.valueOf(refused.getMessage());
            throw new StackException(
                    new StackProblem.Unwritable(folder.path().toString(), reason), refused);
        }
    }

    private List<DownloadPlan.Item> needs(List<Got> got, Set<String> known) {
        var needs = new BuildNeeds(settings, workshop, plan);
        Map<String, DownloadPlan.Item> fresh = new HashMap<>();
        for (var one : got) {
            if (one.source().isPresent()) {
                for (var item : needs.of(one.item(), one.source().get(), warnings)) {
                    if (!known.contains(Downloading.key(item.wanted()))) {
                        fresh.merge(
                                Downloading.key(item.wanted()),
                                item,
                                (before, more) -> before.also(more.targets().getFirst()));
                    }
                }
            }
        }
        return List.copyOf(fresh.values());
    }

    /// The store keeps wheels unpacked: as files they can only be there already.
    private void requireKept(List<DownloadPlan.Item> items) {
        for (var item : items) {
            Kept.requireAll(
                    List.of(item.wanted()),
                    file ->
                            file.address().startsWith("file:")
                                    || present(file, item.wanted().hashes()).isPresent()
                                    || (!file.isWheel()
                                            && item.session().materials().isKept(file)));
        }
    }

    private List<Got> all(List<DownloadPlan.Item> items) {
        if (settings.offline()) {
            requireKept(items);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var underway = new ArrayList<Future<Got>>(items.size());
            for (var item : items) {
                underway.add(threads.submit(() -> get(item)));
            }
            var got = new ArrayList<Got>(items.size());
            try {
                for (var one : underway) {
                    got.add(one.get());
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                switch (failed.getCause()) {
                    case RuntimeException problem -> throw problem;
                    case Error error -> throw error;
                    case IOException refused -> throw new UncheckedIOException(refused);
                    case null, default -> throw new IllegalStateException(failed.getCause());
                }
            } catch (InterruptedException stopped) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            }
            return got;
        }
    }

    private Got get(DownloadPlan.Item item) throws IOException {
        return switch (item.wanted().payload()) {
            case Wanted.Payload.Indexed(var file) ->
                    file.isWheel() ? wheel(item, file, item.wanted().hashes()) : sdist(item, file);
            case Wanted.Payload.Direct(var origin) -> direct(item, origin);
            case Wanted.Payload.Stays _ -> throw new IllegalStateException("nothing is installed");
        };
    }

    private Got direct(DownloadPlan.Item item, DirectOrigin origin) throws IOException {
        var hashes = origin.hashes().isEmpty() ? item.wanted().hashes() : origin.hashes();
        return switch (item.session().materials().of(origin)) {
            case Materials.Material.Wheel(var file) -> wheel(item, file, hashes);
            case Materials.Material.Buildable buildable -> built(item, buildable);
        };
    }

    private Got wheel(DownloadPlan.Item item, DistributionFile file, List<String> hashes)
            throws IOException {
        var there = present(file, hashes);
        if (there.isPresent()) {
            return got(item, file.filename(), there.get(), WheelhouseFile.Source.PRESENT);
        }
        if (file.address().startsWith("file:")) {
            var local = Path.of(file.url());
            var digest = Digests.check(local, file.filename(), file.hashes(), hashes);
            folder.put(local, file.filename());
            return got(item, file.filename(), digest, WheelhouseFile.Source.LOCAL);
        }
        var unfinished = folder.unfinished(file.filename());
        downloads.acquireUninterruptibly();
        try {
            var digest = item.session().index().fetch(file, unfinished, hashes);
            tally.fetched(file, Files.size(unfinished));
            folder.finish(unfinished, file.filename());
            return got(item, file.filename(), digest, WheelhouseFile.Source.DOWNLOAD);
        } finally {
            downloads.release();
            Files.deleteIfExists(unfinished);
        }
    }

    /// The digest of a file that is there already, if it is the right one.
    private Optional<Digest> present(DistributionFile file, List<String> hashes) {
        var promised = file.hashes().get("sha256");
        var path = folder.path().resolve(file.filename());
        if (promised == null || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        var digest = Digests.check(path, file.filename(), Map.of(), List.of());
        return digest.hex().equals(promised)
                        && (hashes.isEmpty() || hashes.contains(digest.toString()))
                ? Optional.of(digest)
                : Optional.empty();
    }

    private Got sdist(DownloadPlan.Item item, DistributionFile file) throws IOException {
        var buildable = item.session().materials().sdist(file, item.wanted());
        if (plan.where().buildSources()) {
            return built(item, buildable);
        }
        folder.put(buildable.source().path(), file.filename());
        var digest = buildable.digest().orElseThrow();
        var got = got(item, file.filename(), digest, WheelhouseFile.Source.LOCAL);
        return new Got(item, got.file(), Optional.of(buildable));
    }

    private Got built(DownloadPlan.Item item, Materials.Material.Buildable buildable)
            throws IOException {
        var wheel =
                item.session()
                        .builds()
                        .wheel(buildable, false, item.wanted().configSettings())
                        .wheel();
        var name = String.valueOf(wheel.getFileName());
        var digest = Digests.check(wheel, name, Map.of(), List.of());
        folder.put(wheel, name);
        fits(item, WheelFilename.parse(name));
        return got(item, name, digest, WheelhouseFile.Source.BUILD);
    }

    private void fits(DownloadPlan.Item item, WheelFilename wheel) {
        for (var target : plan.targets()) {
            if (item.targets().contains(target.name())
                    && target.target().tags().rank(wheel).isEmpty()) {
                warnings.add(
                        "`%s` was built on this machine and does not fit %s"
                                .formatted(wheel, target.name()));
            }
        }
    }

    private Got got(
            DownloadPlan.Item item, String name, Digest digest, WheelhouseFile.Source source)
            throws IOException {
        var version =
                WheelFilename.tryParse(name)
                        .map(WheelFilename::version)
                        .or(() -> item.wanted().version());
        return new Got(
                item,
                new WheelhouseFile(
                        item.wanted().name(),
                        version,
                        name,
                        source,
                        Optional.of(digest.hex()),
                        OptionalLong.of(Files.size(folder.path().resolve(name))),
                        item.targets(),
                        item.forBuilds()),
                Optional.empty());
    }

    private Wheelhouse written(List<Got> done, long started) throws IOException {
        var files = new ArrayList<WheelhouseFile>(done.size());
        for (var one : done) {
            files.add(one.file());
        }
        files.sort(Comparator.comparing(WheelhouseFile::name).thenComparing(WheelhouseFile::file));
        var sums = folder.sums(files);
        folder.write("SHA256SUMS", WheelhouseFolder.text(sums));
        new IndexPages(folder, sums).write();
        folder.writePins(pins(files));
        return new Wheelhouse(
                folder.path(),
                files,
                tally.files(),
                tally.bytes(),
                warnings,
                (System.nanoTime() - started) / 1_000_000);
    }

    private record Pin(PackageName name, Version version) {}

    /// A line for each version, under the condition that tells its targets from others.
    private List<String> pins(List<WheelhouseFile> files) {
        Map<Pin, List<WheelhouseFile>> byPin = new LinkedHashMap<>();
        for (var file : files) {
            if (!file.forBuilds()) {
                byPin.computeIfAbsent(
                                new Pin(file.name(), file.version().orElseThrow()),
                                _ -> new ArrayList<>())
                        .add(file);
            }
        }
        var lines = new ArrayList<String>();
        byPin.forEach(
                (pin, same) -> {
                    var some = new ArrayList<TargetFacts>();
                    for (var target : plan.targets()) {
                        if (same.stream().anyMatch(one -> one.targets().contains(target.name()))) {
                            some.add(target);
                        }
                    }
                    var marker = TargetFacts.marker(some, plan.targets());
                    var line = new StringBuilder(pin.name() + "==" + pin.version());
                    line.append(marker.isEmpty() ? "" : " ; " + marker);
                    for (var file : same) {
                        line.append(" \\\n    --hash=sha256:").append(file.sha256().orElseThrow());
                    }
                    lines.add(line.toString());
                });
        return lines;
    }
}
