package dev.wardian.stack.workspace;

import dev.wardian.stack.Wardian;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.offer.OfferedVersion;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Prereleases;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Finds out what has become old: of an environment, or of a project's lock.
public final class Aging {

    private final Wardian wardian;
    private final Environment environment;
    private final PackageGraph graph;
    private final Map<PackageName, List<Wish>> wishes;

    /// What a person asks of a package, and where it is written.
    ///
    /// @param where the file or section
    public record Wish(Requirement requirement, String where) {}

    /// @param graph what is in use
    /// @param wishes what persons ask for; packages that they name are direct
    public Aging(
            Wardian wardian,
            Environment environment,
            PackageGraph graph,
            Map<PackageName, List<Wish>> wishes) {
        this.wardian = wardian;
        this.environment = environment;
        this.graph = graph;
        this.wishes = Map.copyOf(wishes);
    }

    /// Those of some packages that are not the newest, sorted by name. Asks the index for all of
    /// them at once.
    ///
    /// @param prereleases whether pre-releases count
    public List<Outdated> of(Collection<PackageName> names, boolean prereleases) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    names.stream()
                            .sorted()
                            .map(name -> threads.submit(() -> one(name, prereleases)))
                            .toList();
            var found = new ArrayList<Outdated>();
            for (var answer : asked) {
                answer.get().ifPresent(found::add);
            }
            return found;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure);
        }
    }

    private Optional<Outdated> one(PackageName name, boolean prereleases) {
        var current = graph.entry(name).flatMap(PackageGraph.Entry::version);
        if (current.isEmpty()) {
            return Optional.empty();
        }
        var newer =
                wardian
                        .inspector()
                        .versions(environment, name, TargetChoice.ofInterpreter(), graph)
                        .stream()
                        .filter(it -> it.version().compareTo(current.get()) > 0)
                        .filter(it -> prereleases || !it.version().isPrerelease())
                        .filter(it -> it.yanked().isEmpty())
                        .toList();
        if (newer.isEmpty()) {
            return Optional.empty();
        }
        var latest = newer.getFirst();
        var possible =
                newer.stream()
                        .filter(it -> it.fits() && objections(name, it.version()).isEmpty())
                        .map(OfferedVersion::version)
                        .findFirst();
        var heldBy = new ArrayList<String>(objections(name, latest.version()));
        heldBy.addAll(latest.refusedBy());
        latest.refusal().ifPresent(heldBy::add);
        return Optional.of(
                new Outdated(
                        name,
                        current.get(),
                        possible,
                        latest.version(),
                        wishes.containsKey(name),
                        heldBy));
    }

    private List<String> objections(PackageName name, Version version) {
        var found = new ArrayList<String>();
        for (var wish : wishes.getOrDefault(name, List.of())) {
            if (!wish.requirement().specifiers().contains(version, Prereleases.ADMITTED)) {
                found.add(
                        wish.where()
                                + " (`"
                                + wish.requirement().name()
                                + wish.requirement().specifiers().asWritten()
                                + "`)");
            }
        }
        return found;
    }
}
