package dev.wardian.stack.foreign;

import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.project.DeclaredIndex;
import dev.wardian.stack.project.PackageOrigin;
import dev.wardian.stack.project.ProjectConfiguration;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a project asks for as `uv.lock` tells it, which uv compares with the project file: with the
/// index that `sources` name, once for each where that depends on the environment.
final class UvRequirements {

    private final ProjectConfiguration configuration;

    UvRequirements(Manifest manifest) {
        this.configuration = ProjectConfiguration.of(manifest.tree());
    }

    /// The entries of a requirement.
    ///
    /// @param extra the extra of the project that it belongs to
    /// @param group the dependency group that it belongs to
    List<String> of(Requirement requirement, Optional<String> extra, Optional<String> group) {
        var entries = new ArrayList<String>();
        var rest = requirement.marker().map(MarkerSpace::of).orElse(MarkerSpace.all());
        for (var origin : configuration.sources().getOrDefault(requirement.name(), List.of())) {
            var url = index(origin);
            if (url.isPresent() && origin.when().holdsIn(extra, group)) {
                var there = origin.when().withoutChoices().space();
                entries.add(entry(requirement, rest.and(there), extra, url));
                rest = rest.minus(there);
            }
        }
        if (!rest.isEmpty()) {
            entries.add(entry(requirement, rest, extra, Optional.empty()));
        }
        return entries;
    }

    private Optional<String> index(PackageOrigin origin) {
        return origin instanceof PackageOrigin.OfIndex named
                ? configuration.indexes().stream()
                        .filter(it -> it.name().equals(named.index()))
                        .map(DeclaredIndex::url)
                        .findFirst()
                : Optional.empty();
    }

    /// The address of an index as the project spells it, which uv keeps; else without a slash at
    /// its end.
    String registry(String url) {
        var bare = withoutSlash(url);
        return configuration.indexes().stream()
                .filter(it -> !it.main())
                .map(DeclaredIndex::url)
                .filter(it -> withoutSlash(it).equals(bare))
                .findFirst()
                .orElse(bare);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String entry(
            Requirement requirement,
            MarkerSpace where,
            Optional<String> extra,
            Optional<String> index) {
        var parts = new ArrayList<String>();
        parts.add("name = " + quoted(requirement.name().toString()));
        if (!requirement.extras().isEmpty()) {
            parts.add("extras = " + list(requirement.extras()));
        }
        marker(requirement, where, extra).ifPresent(it -> parts.add("marker = " + quoted(it)));
        if (!requirement.specifiers().isEmpty()) {
            parts.add("specifier = " + quoted(requirement.specifiers().asWritten()));
        }
        index.ifPresent(it -> parts.add("index = " + quoted(it)));
        return "{ " + String.join(", ", parts) + " }";
    }

    /// As it is written where no source narrows it.
    private static Optional<String> marker(
            Requirement requirement, MarkerSpace where, Optional<String> extra) {
        var written = requirement.marker().map(MarkerSpace::of).orElse(MarkerSpace.all());
        var said =
                (where.equals(written) ? requirement.marker() : Optional.of(where.toMarker()))
                        .filter(it -> !it.equals(Marker.Constant.TRUE))
                        .map(Object::toString);
        if (extra.isEmpty()) {
            return said;
        }
        var ofExtra = "extra == '" + extra.get() + "'";
        return Optional.of(said.map(it -> "(" + it + ") and " + ofExtra).orElse(ofExtra));
    }

    static String list(Iterable<?> items) {
        var quoted = new ArrayList<String>();
        items.forEach(it -> quoted.add(quoted(it.toString())));
        return "[" + String.join(", ", quoted) + "]";
    }

    private static String quoted(String text) {
        return TomlEdit.quoted(text);
    }
}
