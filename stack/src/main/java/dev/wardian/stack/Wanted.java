package dev.wardian.stack;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.resolve.Candidate;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.origin.Origins;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One package that shall be in an environment, and what it is installed from, whether a resolver
/// or a lock said so.
///
/// @param version empty where only building it can tell
/// @param hashes digests of which the file must have one, `sha256:…`; empty for any
/// @param configSettings what its build backend is told
/// @param chosen why it is not the newest version, where that is no matter of requirements
/// @param via who asked for it, as a person would write it
record Wanted(
        PackageName name,
        Optional<Version> version,
        Payload payload,
        List<String> hashes,
        Map<String, List<String>> configSettings,
        Optional<Chosen> chosen,
        List<String> via) {

    Wanted {
        hashes = List.copyOf(hashes);
        via = List.copyOf(via);
        configSettings = Map.copyOf(configSettings);
    }

    /// One whose build backend is told nothing.
    Wanted(PackageName name, Optional<Version> version, Payload payload, List<String> hashes) {
        this(name, version, payload, hashes, Map.of(), Optional.empty(), List.of());
    }

    /// The same with what a lock says of its choice.
    Wanted because(Optional<Chosen> why) {
        return new Wanted(name, version, payload, hashes, configSettings, why, via);
    }

    /// What a package is installed from.
    sealed interface Payload {
        /// A wheel or source distribution of an index.
        record Indexed(DistributionFile file) implements Payload {}

        /// An address of its own.
        record Direct(DirectOrigin origin) implements Payload {}

        /// What is installed already.
        record Stays() implements Payload {}
    }

    /// The digest (SHA-256) of the wheel of an index that it comes out of.
    Optional<String> wheel() {
        return payload instanceof Payload.Indexed(var file) && file.isWheel()
                ? Optional.ofNullable(file.hashes().get("sha256"))
                : Optional.empty();
    }

    static Wanted of(ResolvedPackage chosen, Origins origins) {
        var payload =
                switch (chosen.candidate()) {
                    case Candidate.Indexed(var file, _) -> new Payload.Indexed(file);
                    case Candidate.Direct(var url) ->
                            new Payload.Direct(
                                    origins.of(chosen.name())
                                            .orElseThrow(() -> new IllegalStateException(url)));
                    case Candidate.Present _ -> new Payload.Stays();
                };
        return new Wanted(
                chosen.name(),
                Optional.of(chosen.version()),
                payload,
                origins.hashes().getOrDefault(chosen.name(), List.of()),
                origins.configSettings().getOrDefault(chosen.name(), Map.of()),
                SolvedPackages.chosen(chosen),
                SolvedPackages.via(chosen.via()));
    }
}
