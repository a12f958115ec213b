package dev.wardian.stack;

import dev.wardian.python.journal.Arrival;
import dev.wardian.stack.environment.Environment;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What would change in an environment. Made by the `plan…` methods of [Wardian], carried out by
/// [Wardian#apply(Plan)]; until then nothing was changed. Immutable.
public final class Plan implements Planning {

    /// A package that goes; `replacedBy` names the version that comes in its place.
    public record Removal(PackageName name, Version version, Optional<Version> replacedBy) {}

    /// A package that comes.
    ///
    /// @param version its version; empty where only building it can tell
    /// @param replaces the version that it takes the place of
    /// @param file the file it is installed or built from, or the folder's name
    /// @param origin where that comes from
    /// @param reason why it is needed
    /// @param remark why it is not the newest version, where that is no matter of requirements
    public record Installation(
            PackageName name,
            Optional<Version> version,
            Optional<Version> replaces,
            String file,
            Origin origin,
            boolean editable,
            Reason reason,
            Optional<String> remark) {}

    /// A package that stays.
    public record Kept(PackageName name, Version version) {}

    /// Where the files of an [Installation] come from.
    public sealed interface Origin {
        /// Lies unpacked in the store.
        record Cached() implements Origin {}

        /// Is fetched from there.
        record Download(String url) implements Origin {}

        /// Is built from there: a source archive, a repository or a folder.
        record Build(String url) implements Origin {}

        /// Is a file of this machine.
        record Local(String path) implements Origin {}

        /// Was removed by a change and is still kept.
        record Kept(int change) implements Origin {}
    }

    /// Why an [Installation] is needed.
    public enum Reason {
        NEW,
        CHANGED_VERSION,
        CHANGED_SOURCE,
        REINSTALL,
        /// It was there before the changes that are undone.
        UNDO
    }

    private final Environment environment;
    private final List<Removal> remove;
    private final List<Installation> install;
    private final List<Kept> keep;
    private final List<String> warnings;
    private final int resolvedPackages;
    private final long milliseconds;
    private final Work work;

    /// What the applier needs beyond what is shown.
    ///
    /// @param session empty when nothing is to be installed
    /// @param wanted what to install
    /// @param requested the packages that a person asked for
    /// @param restore what past changes put aside and is to come back
    /// @param restored the distributions that this brings back
    /// @param undoes the oldest change that is taken back by that
    /// @param orphans what nothing needs any longer and stays
    /// @param marks what stays and counts as asked for from now on
    /// @param aged pinned packages that newer releases have come after
    /// @param system the packages of the distribution that an undo takes out, or brings back in a
    ///     version
    record Work(
            Optional<Session> session,
            Map<PackageName, Wanted> wanted,
            Set<PackageName> requested,
            List<dev.wardian.python.journal.Kept> restore,
            List<Arrival> restored,
            Optional<Integer> undoes,
            List<PackageName> orphans,
            List<PackageName> marks,
            Set<PackageName> aged,
            Map<String, Optional<String>> system) {

        Work(Optional<Session> session, Map<PackageName, Wanted> wanted, Set<PackageName> asked) {
            this(
                    session,
                    wanted,
                    asked,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Set.of(),
                    Map.of());
        }

        static Work nothing() {
            return new Work(Optional.empty(), Map.of(), Set.of());
        }

        Work orphaning(Collection<PackageName> left) {
            return new Work(
                    session,
                    wanted,
                    requested,
                    restore,
                    restored,
                    undoes,
                    List.copyOf(left),
                    marks,
                    aged,
                    system);
        }

        Work marking(List<PackageName> names) {
            return new Work(
                    session, wanted, requested, restore, restored, undoes, orphans, names, aged,
                    system);
        }

        Work ageing(Set<PackageName> pins) {
            return new Work(
                    session, wanted, requested, restore, restored, undoes, orphans, marks, pins,
                    system);
        }

        static Work undo(
                List<dev.wardian.python.journal.Kept> restore,
                List<Arrival> restored,
                int undoes,
                Map<String, Optional<String>> system) {
            return new Work(
                    Optional.empty(),
                    Map.of(),
                    Set.of(),
                    restore,
                    restored,
                    Optional.of(undoes),
                    List.of(),
                    List.of(),
                    Set.of(),
                    system);
        }
    }

    Plan(
            Environment environment,
            List<Removal> remove,
            List<Installation> install,
            List<Kept> keep,
            List<String> warnings,
            int resolvedPackages,
            long milliseconds,
            Work work) {
        this.environment = environment;
        this.remove = List.copyOf(remove);
        this.install = List.copyOf(install);
        this.keep = List.copyOf(keep);
        this.warnings = List.copyOf(warnings);
        this.resolvedPackages = resolvedPackages;
        this.milliseconds = milliseconds;
        this.work = work;
    }

    /// Where.
    public Environment environment() {
        return environment;
    }

    /// What goes, sorted by name.
    public List<Removal> remove() {
        return remove;
    }

    /// What comes, sorted by name.
    public List<Installation> install() {
        return install;
    }

    /// What is there and stays, of the packages asked for.
    public List<Kept> keep() {
        return keep;
    }

    /// What a person should know.
    public List<String> warnings() {
        return warnings;
    }

    /// How many packages the resolution has; zero when none was needed.
    public int resolvedPackages() {
        return resolvedPackages;
    }

    /// How long resolving and planning took.
    public long milliseconds() {
        return milliseconds;
    }

    /// True when no package comes or goes.
    public boolean isEmpty() {
        return remove.isEmpty() && install.isEmpty() && work.system().isEmpty();
    }

    /// Whether it changes anything of Python.
    boolean changesPython() {
        return !remove.isEmpty() || !install.isEmpty() || !work.restore().isEmpty();
    }

    /// The packages of the distribution that taking changes back concerns, by name: those with a
    /// version come back in it, the others go.
    public Map<String, Optional<String>> system() {
        return work.system();
    }

    /// What is there already as a dependency and counts as asked for by name once the plan is
    /// carried out, so that it does not go with what needed it.
    public List<PackageName> newlyRequested() {
        return work.marks();
    }

    /// What nothing needs any longer once the removals are made, and nobody asked for; it stays.
    public List<PackageName> orphans() {
        return work.orphans();
    }

    /// The digests (SHA-256) of the wheels that packages come out of; empty where that is known
    /// only when they are there.
    Map<PackageName, Optional<String>> wheels() {
        var wheels = new HashMap<PackageName, Optional<String>>();
        for (var one : install) {
            wheels.put(
                    one.name(),
                    Optional.ofNullable(work.wanted().get(one.name())).flatMap(Wanted::wheel));
        }
        return wheels;
    }

    Work work() {
        return work;
    }

    /// The same, with these packages marked as asked for by a person.
    Plan withRequested(Set<PackageName> requested) {
        var same =
                new Work(
                        work.session(),
                        work.wanted(),
                        requested,
                        work.restore(),
                        work.restored(),
                        work.undoes(),
                        work.orphans(),
                        work.marks(),
                        work.aged(),
                        work.system());
        return with(same);
    }

    private Plan with(Work other) {
        return new Plan(
                environment,
                remove,
                install,
                keep,
                warnings,
                resolvedPackages,
                milliseconds,
                other);
    }

    /// The same, with pins that newer releases have come after.
    Plan withAged(Set<PackageName> pins) {
        return with(work.ageing(pins));
    }

    /// What it brings of such pins.
    Set<PackageName> aged() {
        var aged = new HashSet<PackageName>();
        for (var one : install) {
            if (work.aged().contains(one.name())) {
                aged.add(one.name());
            }
        }
        return aged;
    }

    @Override
    public String toString() {
        return "remove " + remove.size() + ", install " + install.size() + ", keep " + keep.size();
    }
}
