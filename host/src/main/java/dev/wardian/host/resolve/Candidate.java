package dev.wardian.host.resolve;

import dev.wardian.host.system.ControlStanza;
import dev.wardian.host.system.DebianPackage;
import dev.wardian.host.system.DebianVersion;
import dev.wardian.host.system.PackageStanza;
import dev.wardian.standards.SyntaxException;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One version of a package that is there or could be, with what it says of others.
///
/// @param about what it is
/// @param source the source package that it is built from
/// @param multiArch `same`, `foreign`, `allowed`; empty where nothing is said
/// @param depends groups of alternatives, all of which it needs: `Pre-Depends` and `Depends`
/// @param provides what it stands in for, where a version is said in that version
/// @param excludes what may not be there with it: `Conflicts` and `Breaks`
/// @param essential whether every machine has it
/// @param priority the distribution's word for how needed it is
/// @param automatic whether its repository offers it without being asked for by name
/// @param file where it can be fetched; empty for what is installed
public record Candidate(
        DebianPackage about,
        String source,
        String multiArch,
        List<List<Relation>> depends,
        List<Relation> provides,
        List<Relation> excludes,
        boolean essential,
        String priority,
        boolean automatic,
        Optional<PackageFile> file) {
    public Candidate {
        depends = List.copyOf(depends);
        provides = List.copyOf(provides);
        excludes = List.copyOf(excludes);
    }

    /// The same, taken without being asked for by name or not.
    Candidate automatic(boolean taken) {
        return taken == automatic
                ? this
                : new Candidate(
                        about, source, multiArch, depends, provides, excludes, essential, priority,
                        taken, file);
    }

    /// The file of a package.
    ///
    /// @param bases the addresses at which its repository lies, in the order in which to try them
    /// @param path its path below each
    /// @param size in bytes
    /// @param sha256 its digest
    public record PackageFile(List<String> bases, String path, long size, String sha256) {
        public PackageFile {
            bases = List.copyOf(bases);
        }
    }

    /// The package that a stanza describes; empty where it has no name or no sound version.
    ///
    /// @param bases where its repository lies; none for an installed package
    /// @throws SyntaxException where its relations cannot be understood
    static Optional<Candidate> read(ControlStanza stanza, List<String> bases, boolean automatic) {
        return PackageStanza.read(stanza)
                .map(
                        about ->
                                new Candidate(
                                        about,
                                        stanza.field("Source")
                                                .map(it -> it.split(" ", 2)[0])
                                                .orElse(about.name()),
                                        stanza.field("Multi-Arch").orElse("no"),
                                        all(stanza, "Pre-Depends", "Depends"),
                                        single(stanza, "Provides"),
                                        single(stanza, "Conflicts", "Breaks"),
                                        stanza.field("Essential").filter("yes"::equals).isPresent(),
                                        stanza.field("Priority").orElse("optional"),
                                        automatic,
                                        file(stanza, bases)));
    }

    /// The package that a control file describes, with a file that is known.
    ///
    /// @throws SyntaxException where its relations cannot be understood
    public static Optional<Candidate> of(String control, PackageFile known) {
        for (ControlStanza stanza :
                ControlStanza.all(new BufferedReader(new StringReader(control)))) {
            return read(stanza, List.of(), true)
                    .map(
                            one ->
                                    new Candidate(
                                            one.about,
                                            one.source,
                                            one.multiArch,
                                            one.depends,
                                            one.provides,
                                            one.excludes,
                                            one.essential,
                                            one.priority,
                                            one.automatic,
                                            Optional.of(known)));
        }
        return Optional.empty();
    }

    private static Optional<PackageFile> file(ControlStanza stanza, List<String> bases) {
        if (bases.isEmpty()
                || stanza.field("Filename").isEmpty()
                || stanza.field("SHA256").filter(it -> it.matches("[0-9a-f]{64}")).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new PackageFile(
                        bases,
                        stanza.field("Filename").get(),
                        stanza.field("Size")
                                .filter(it -> it.matches("[0-9]{1,15}"))
                                .map(Long::parseLong)
                                .orElse(0L),
                        stanza.field("SHA256").get()));
    }

    private static List<List<Relation>> all(ControlStanza stanza, String... fields) {
        List<List<Relation>> groups = new ArrayList<>();
        for (String field : fields) {
            stanza.field(field).map(Relation::parseAll).ifPresent(groups::addAll);
        }
        return groups;
    }

    private static List<Relation> single(ControlStanza stanza, String... fields) {
        return all(stanza, fields).stream().flatMap(List::stream).toList();
    }

    /// Its name.
    public String name() {
        return about.name();
    }

    /// Its version.
    public DebianVersion version() {
        return about.version();
    }

    /// Whether the machine has it.
    public boolean isInstalled() {
        return file.isEmpty();
    }

    /// Whether it is what a relation speaks of, by its own name or by what it provides.
    boolean meets(Relation relation, String architecture) {
        if (relation.name().equals(name())) {
            return isFor(relation, architecture)
                    && relation.bound().map(it -> it.admits(version())).orElse(true);
        }
        return provides(relation);
    }

    /// Whether it stands in for what a relation speaks of. Where no version is said for that, no
    /// bound is met (Debian Policy, section 7.5).
    boolean provides(Relation relation) {
        for (Relation one : provides) {
            if (one.name().equals(relation.name())
                    && (relation.bound().isEmpty()
                            || one.bound()
                                    .filter(it -> relation.bound().get().admits(it.version()))
                                    .isPresent())) {
                return true;
            }
        }
        return false;
    }

    private boolean isFor(Relation relation, String architecture) {
        return switch (relation.architecture()) {
            case "", "native" -> true;
            case "any" -> multiArch.equals("allowed");
            case String other -> other.equals(architecture);
        };
    }

    @Override
    public String toString() {
        return name() + " " + version();
    }
}
