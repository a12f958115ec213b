package dev.wardian.host.resolve;

import dev.wardian.host.system.AptPreferences;
import dev.wardian.host.system.ControlStanza;
import dev.wardian.host.system.PackageOrigin;
import dev.wardian.standards.SyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All packages that a machine has and that its repositories offer. For one thread.
public final class PackagePool {
    /// The priorities of `apt_preferences(5)` without pins.
    private static final int USUAL = 500;

    private static final int NOT_AUTOMATIC = 1;

    /// Below it nothing takes the place of what is installed.
    private static final int INSTALLED = 100;

    private static final Comparator<Pinned> BETTER =
            Comparator.comparingInt(Pinned::priority)
                    .reversed()
                    .thenComparing(one -> one.candidate().version(), Comparator.reverseOrder());

    private final String architecture;
    private final Map<String, Candidate> installed = new HashMap<>();
    private final Map<String, Set<String>> installedProviders = new HashMap<>();
    private final List<PackageList> lists = new ArrayList<>();
    private final Map<String, List<Candidate>> known = new HashMap<>();
    private final Map<String, String> preferred = new HashMap<>();

    private AptPreferences preferences = AptPreferences.NONE;

    /// A version with the priority that it has on this machine.
    private record Pinned(Candidate candidate, int priority) {}

    private PackagePool(String architecture) {
        this.architecture = architecture;
    }

    /// A pool of a machine that has nothing.
    ///
    /// @param architecture as Debian names it; empty for any
    public static PackagePool empty(String architecture) {
        return new PackagePool(architecture);
    }

    /// A pool of what a machine has.
    ///
    /// @param root where its files begin
    /// @param architecture as Debian names it; empty for any
    public static PackagePool of(Path root, String architecture) {
        PackagePool pool = empty(architecture);
        pool.alsoHas(root.resolve("var/lib/dpkg/status"));
        return pool;
    }

    /// Adds what another list of installed packages tells, of a folder beside the system.
    ///
    /// @param status a file in dpkg's form; nothing is added where it is not there
    public void alsoHas(Path status) {
        if (Files.isRegularFile(status)) {
            try (BufferedReader reader = Files.newBufferedReader(status)) {
                for (ControlStanza stanza : ControlStanza.all(reader)) {
                    if (stanza.field("Status").orElse("").endsWith(" installed")) {
                        have(stanza);
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /// The installed packages that one of them needs.
    public Set<String> needs(String name) {
        Set<String> names = new LinkedHashSet<>();
        Candidate one = installed.get(name);
        for (List<Relation> group : one == null ? List.<List<Relation>>of() : one.depends()) {
            for (Relation alternative : group) {
                if (installed.containsKey(alternative.name())) {
                    names.add(alternative.name());
                }
                names.addAll(installedProviders.getOrDefault(alternative.name(), Set.of()));
            }
        }
        return names;
    }

    private void have(ControlStanza stanza) {
        try {
            Candidate.read(stanza, List.of(), true)
                    .filter(one -> isOurs(one.about().architecture()))
                    .ifPresent(this::have);
        } catch (SyntaxException unsound) {
            // dpkg itself would not have installed it
        }
    }

    private void have(Candidate one) {
        installed.put(one.name(), one);
        for (Relation provided : one.provides()) {
            installedProviders
                    .computeIfAbsent(provided.name(), _ -> new LinkedHashSet<>())
                    .add(one.name());
        }
    }

    private boolean isOurs(String other) {
        return architecture.isEmpty() || other.equals(architecture) || other.equals("all");
    }

    /// Adds what an index offers.
    ///
    /// @param file a `Packages` file that was verified
    /// @param bases the addresses of its repository
    /// @param automatic whether its packages are taken without being asked for by name
    public void add(Path file, List<String> bases, boolean automatic) {
        add(file, bases, automatic, PackageOrigin.UNKNOWN);
    }

    /// The same of an index of which it is known where it comes from.
    public void add(Path file, List<String> bases, boolean automatic, PackageOrigin origin) {
        try {
            lists.add(PackageList.read(file, bases, automatic, origin));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Adds what is offered, in the form of an index.
    ///
    /// @param bases the addresses of its repository
    public void add(String stanzas, List<String> bases) {
        lists.add(PackageList.of(stanzas, bases));
    }

    /// Obeys the pins of a machine.
    public void obey(AptPreferences pins) {
        preferences = pins;
        known.clear();
    }

    /// Takes these versions before others where they are offered.
    ///
    /// @param versions by the name of the package
    public void prefer(Map<String, String> versions) {
        preferred.putAll(versions);
        known.clear();
    }

    /// As Debian names it.
    public String architecture() {
        return architecture;
    }

    /// What the machine has of a package.
    public Optional<Candidate> installed(String name) {
        return Optional.ofNullable(installed.get(name));
    }

    /// All that the machine has.
    public List<Candidate> installed() {
        return List.copyOf(installed.values());
    }

    /// Every version of a package that is offered, the best first; the same version only once.
    public List<Candidate> offered(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private List<Candidate> read(String name) {
        List<Pinned> all = new ArrayList<>();
        for (PackageList list : lists) {
            for (Candidate one : list.named(name)) {
                if (isOurs(one.about().architecture())) {
                    all.add(new Pinned(one, priority(one, list.origin())));
                }
            }
        }
        all.sort(BETTER);
        List<Candidate> found = new ArrayList<>();
        for (Pinned one : all) {
            Candidate candidate = one.candidate();
            boolean twice =
                    found.stream().anyMatch(it -> it.version().isSameAs(candidate.version()));
            if (!twice && one.priority() >= 0) {
                found.add(candidate.automatic(one.priority() >= INSTALLED));
            }
        }
        found.sort(Comparator.comparing(one -> !isPreferred(one)));
        return List.copyOf(found);
    }

    private int priority(Candidate one, PackageOrigin origin) {
        return preferences.of(
                one.name(),
                one.source(),
                one.version().toString(),
                origin,
                one.automatic() ? USUAL : NOT_AUTOMATIC);
    }

    private boolean isPreferred(Candidate one) {
        return one.version().toString().equals(preferred.get(one.name()));
    }

    /// The names of packages that provide something, installed ones first.
    Set<String> providing(String name) {
        Set<String> names = new LinkedHashSet<>(installedProviders.getOrDefault(name, Set.of()));
        for (PackageList list : lists) {
            names.addAll(list.providing(name));
        }
        return names;
    }

    /// Whether anything is known by this name.
    public boolean knows(String name) {
        return installed.containsKey(name)
                || !offered(name).isEmpty()
                || !providing(name).isEmpty();
    }

    /// The names of all packages that are offered.
    public Set<String> names() {
        Set<String> names = new java.util.TreeSet<>();
        lists.forEach(list -> names.addAll(list.names()));
        return names;
    }
}
