package dev.wardian.stack;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.resolve.Offer;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.stack.offer.Claim;
import dev.wardian.stack.offer.OfferedVersion;
import dev.wardian.stack.offer.Overlap;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Prereleases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers which versions of a package there are, and which of them others leave.
final class Offering {

    private final Resolving resolving;
    private final Session session;

    Offering(Resolving resolving, Session session) {
        this.resolving = resolving;
        this.session = session;
    }

    /// @param graph what is there and may object
    List<OfferedVersion> versions(PackageName name, PackageGraph graph) {
        var offered = new ArrayList<OfferedVersion>();
        for (var offer : resolving.offers(name)) {
            offered.add(offered(offer, graph.to(name), graph));
        }
        return offered;
    }

    private static OfferedVersion offered(
            Offer offer, List<PackageGraph.Edge> asking, PackageGraph graph) {
        var refusedBy = new ArrayList<String>();
        for (var edge : asking) {
            if (!edge.requirement().specifiers().contains(offer.version(), Prereleases.ADMITTED)) {
                refusedBy.add(who(edge, graph) + " (`" + edge.requirement().asWritten() + "`)");
            }
        }
        return new OfferedVersion(
                offer.version(),
                requiresPython(offer),
                offer.published(),
                yanked(offer),
                offer.file().isEmpty()
                        ? OfferedVersion.Artifact.NONE
                        : offer.file().get().isWheel()
                                ? OfferedVersion.Artifact.WHEEL
                                : OfferedVersion.Artifact.SOURCE,
                offer.refusal().map(it -> it.text()),
                refusedBy);
    }

    private static String who(PackageGraph.Edge edge, PackageGraph graph) {
        var version = graph.entry(edge.from()).flatMap(PackageGraph.Entry::version);
        return "`" + edge.from() + "`" + version.map(it -> " " + it).orElse("");
    }

    private static Optional<String> requiresPython(Offer offer) {
        return offer.file()
                .flatMap(DistributionFile::requiresPython)
                .or(
                        () ->
                                offer.files().stream()
                                        .flatMap(it -> it.requiresPython().stream())
                                        .findFirst());
    }

    /// A version is taken back when all of its files are.
    private static Optional<String> yanked(Offer offer) {
        var all = !offer.files().isEmpty();
        Optional<String> reason = Optional.empty();
        for (var file : offer.files()) {
            all &= file.yanked().isPresent();
            reason = reason.or(file::yanked);
        }
        return all ? reason : Optional.empty();
    }

    /// What the packages of the graph leave.
    Overlap overlap(PackageName name, PackageGraph graph) {
        return overlap(name, claims(name, graph), true);
    }

    /// What a set of requirements leaves: what persons wrote, and what the packages ask that would
    /// be chosen if nobody limited this one.
    Overlap overlap(PackageName name, RequirementSet set, Roots roots) {
        var claims = new ArrayList<Claim>();
        written(name, roots.requirements(), false, claims);
        written(name, roots.constraints(), true, claims);
        var freed = new ArrayList<RootRequirement>(roots.overrides());
        freed.removeIf(it -> it.requirement().name().equals(name));
        freed.add(
                new RootRequirement(
                        Requirement.of(name), dev.wardian.python.resolve.Origin.COMMAND_LINE));
        var constraints = new ArrayList<>(roots.constraints());
        constraints.removeIf(it -> it.requirement().name().equals(name));
        var free =
                new Roots(
                        roots.requirements(),
                        constraints,
                        freed,
                        roots.origins(),
                        roots.requested(),
                        roots.selectedBy());
        return switch (resolving.resolve(set, free, Map.of(), Map.of())) {
            case Solved solved -> {
                claims.addAll(claims(name, graph(solved)));
                yield overlap(name, claims, true);
            }
            case Unsolvable _ -> overlap(name, claims, false);
        };
    }

    private PackageGraph graph(Solved solved) {
        var entries = new ArrayList<PackageGraph.Entry>();
        for (var one : solved.inner().packages()) {
            entries.add(
                    new PackageGraph.Entry(
                            one.name(), Optional.of(one.version()), one.metadata(), false));
        }
        return PackageGraph.of(entries, session.target().markers());
    }

    private static void written(
            PackageName name, List<RootRequirement> all, boolean constraint, List<Claim> claims) {
        for (var one : all) {
            if (one.requirement().name().equals(name)) {
                claims.add(
                        new Claim(
                                one.origin().toString(),
                                one.requirement().specifiers(),
                                constraint));
            }
        }
    }

    private static List<Claim> claims(PackageName name, PackageGraph graph) {
        var claims = new ArrayList<Claim>();
        for (var edge : graph.to(name)) {
            var extra = edge.extra().map(it -> " for extra " + it).orElse("");
            claims.add(
                    new Claim(
                            who(edge, graph).replace("`", "") + extra,
                            edge.requirement().specifiers(),
                            false));
        }
        return claims;
    }

    private Overlap overlap(PackageName name, List<Claim> claims, boolean complete) {
        return Overlap.of(name, claims, Offer.usable(resolving.offers(name)), complete);
    }
}
