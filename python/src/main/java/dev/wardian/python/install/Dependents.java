package dev.wardian.python.install;

import dev.wardian.python.environment.Scheme;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which distribution requires which, by the metadata of what comes and of what is installed; read
/// when it is first asked for, which happens only where files collide. Safe for all threads.
///
/// Whoever requires another knows it and was tested with it there, so of two for one place it is
/// the one to have it: a project that was renamed and goes on under its old name, or adds to the
/// program of what it builds upon. It is what pip arrives at, which installs dependencies first.
/// What an extra asks for does not count, because nobody may have asked for the extra.
public final class Dependents {
    private final Scheme scheme;
    private final Collection<UnpackedWheel> coming;
    private @Nullable Map<PackageName, Set<PackageName>> required;

    Dependents(Scheme scheme, Collection<UnpackedWheel> coming) {
        this.scheme = scheme;
        this.coming = coming;
    }

    /// Among what is installed.
    public static Dependents installed(Scheme scheme) {
        return new Dependents(scheme, List.of());
    }

    /// Whether the first, a `name version`, requires the second; see [#requires(PackageName,
    /// PackageName)].
    boolean requires(String owner, String other) {
        return !owner.isBlank() && !other.isBlank() && requires(name(owner), name(other));
    }

    /// Whether the first requires the second, directly or not, and not the other way round.
    public boolean requires(PackageName one, PackageName two) {
        return leads(one, two) && !leads(two, one);
    }

    private static PackageName name(String owner) {
        int blank = owner.indexOf(' ');
        return PackageName.of(blank < 0 ? owner : owner.substring(0, blank));
    }

    private boolean leads(PackageName from, PackageName to) {
        Map<PackageName, Set<PackageName>> graph = graph();
        Set<PackageName> seen = new HashSet<>();
        Deque<PackageName> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (PackageName next : graph.getOrDefault(open.remove(), Set.of())) {
                if (next.equals(to)) {
                    return true;
                }
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }

    private synchronized Map<PackageName, Set<PackageName>> graph() {
        @Nullable Map<PackageName, Set<PackageName>> known = required;
        if (known == null) {
            known = new HashMap<>();
            for (Path library : scheme.libraries()) {
                installed(known, library);
            }
            for (UnpackedWheel wheel : coming) {
                add(known, wheel.metadata());
            }
            required = known;
        }
        return known;
    }

    private static void installed(Map<PackageName, Set<PackageName>> graph, Path library) {
        try (DirectoryStream<Path> infos = Files.newDirectoryStream(library, "*.dist-info")) {
            for (Path info : infos) {
                Path metadata = info.resolve("METADATA");
                if (Files.isReadable(metadata)) {
                    add(graph, Files.readAllBytes(metadata));
                }
            }
        } catch (IOException unreadable) {
            // what cannot be read requires nothing
        }
    }

    private static void add(Map<PackageName, Set<PackageName>> graph, byte[] file) {
        try {
            CoreMetadata metadata = CoreMetadata.parse(file);
            Set<PackageName> names = new HashSet<>();
            for (Requirement requirement : metadata.requiresDist()) {
                if (requirement.marker().isEmpty() || !requirement.marker().get().mentionsExtra()) {
                    names.add(requirement.name());
                }
            }
            graph.put(metadata.name(), names);
        } catch (SyntaxException | StructureException malformed) {
            // what cannot be read requires nothing
        }
    }
}
