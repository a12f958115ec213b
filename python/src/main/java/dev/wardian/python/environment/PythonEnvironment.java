package dev.wardian.python.environment;

import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An interpreter together with the folders that it installs into and imports from: a virtual
/// environment, an installation, the user's packages, or a folder of `--target` or `--prefix`.
///
/// What is installed is read when the environment is opened, from the names of folders alone;
/// open it again after a change.
public final class PythonEnvironment {
    private final Interpreter interpreter;
    private final Scheme scheme;
    private final Map<PackageName, InstalledDistribution> installed;
    private final List<String> notes;

    private PythonEnvironment(Interpreter interpreter, Scheme scheme, LibraryScan scan) {
        this.interpreter = interpreter;
        this.scheme = scheme;
        this.installed = scan.found();
        this.notes = List.copyOf(scan.notes());
    }

    /// The environment of an interpreter, with all folders that it imports from.
    public static PythonEnvironment of(Interpreter interpreter) {
        return new PythonEnvironment(
                interpreter, interpreter.scheme(), LibraryScan.of(interpreter.libraries()));
    }

    /// The environment of an interpreter seen through another scheme (`--target`, `--prefix`,
    /// `--user`): only what lies in that scheme's folders counts as installed.
    public static PythonEnvironment of(Interpreter interpreter, Scheme scheme) {
        return new PythonEnvironment(interpreter, scheme, LibraryScan.of(scheme.libraries()));
    }

    /// An environment that is yet to be made from an interpreter: it holds nothing.
    public static PythonEnvironment empty(Interpreter base, Scheme scheme) {
        return new PythonEnvironment(base, scheme, LibraryScan.of(List.of()));
    }

    /// The interpreter that runs here.
    public Interpreter interpreter() {
        return interpreter;
    }

    /// Where new packages go.
    public Scheme scheme() {
        return scheme;
    }

    /// What is installed, sorted by name, each name once: what is found first in the order of
    /// import counts.
    public Collection<InstalledDistribution> installed() {
        return installed.values();
    }

    /// What is installed under a name.
    public Optional<InstalledDistribution> find(PackageName name) {
        return Optional.ofNullable(installed.get(name));
    }

    /// What was passed over or is odd, such as broken metadata and duplicates, a line each.
    public List<String> notes() {
        return new ArrayList<>(notes);
    }

    /// What does not fit together, by the rules of `pip check`; empty when all is well.
    public List<Inconsistency> check() {
        return new EnvironmentCheck(this).run();
    }

    /// The lines of `pip freeze`, byte for byte; `all` names the installers too. Runs `git` for
    /// editable installs.
    ///
    /// @param variables the environment that `git` runs in
    public List<String> freeze(boolean all, Map<String, String> variables) {
        return new Freeze(this, variables).lines(all);
    }

    /// Everything about everything that is installed, as `pip inspect` tells it.
    public List<InspectedDistribution> inspect() {
        return installed().stream().map(InspectedDistribution::of).toList();
    }

    /// What `show` tells of an installed distribution.
    public DistributionDetails describe(InstalledDistribution distribution) {
        return new Describe(this).details(distribution);
    }
}
