package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.host.resolve.Candidate;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.library.LibraryFinding;
import dev.wardian.stack.system.LayerPackage;
import dev.wardian.stack.system.LayerPlan;
import dev.wardian.stack.system.LayerPlanning;
import dev.wardian.stack.system.LockedSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts packages of the distribution into an environment on top of an installation: those that were
/// named, and those that bring the shared libraries which are missing.
final class SystemLayerWork {
    static final Option SYSTEM_PACKAGE =
            Option.repeated(
                    "system-package",
                    "NAME",
                    "a package of the distribution, put into the environment without root");

    /// A library may need one that nobody missed before.
    private static final int ROUNDS = 3;

    private final Session session;
    private final Environment environment;
    private final boolean dryRun;
    private final Reason reason;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    /// Libraries that nothing is known to bring; another package may have brought them since.
    private final Set<String> unknown = new LinkedHashSet<>();

    private ExitCode code = ExitCode.SUCCESS;

    private SystemLayerWork(
            Session session, Environment environment, boolean dryRun, Reason reason) {
        this.session = session;
        this.environment = environment;
        this.dryRun = dryRun;
        this.reason = reason;
    }

    /// What came of it.
    ///
    /// @param rows the packages that come and go, as `--json` tells them
    record Outcome(ExitCode code, List<Map<String, Object>> rows) {
        static final Outcome NOTHING = new Outcome(ExitCode.SUCCESS, List.of());
    }

    /// Whether anything of the kind was asked for.
    static boolean isAsked(Session session) {
        return session.arguments().has(BuildOptionGroup.WITH_SYSTEM)
                || session.arguments().has(SYSTEM_PACKAGE)
                || isOfProject(session);
    }

    /// A project's own list counts where the project is what is installed.
    private static boolean isOfProject(Session session) {
        var arguments = session.arguments();
        var files = arguments.all(InstallOptionGroup.REQUIREMENT);
        return (arguments.has(InstallOptionGroup.EDITABLE)
                        || files.stream().anyMatch(it -> it.endsWith("pyproject.toml")))
                && !session.wardian().projectSystemPackages().isEmpty();
    }

    /// Packages that a lock has for this machine.
    ///
    /// @param exact whether others go
    record Locked(LockedSystem packages, boolean exact) {}

    /// Does what the lock and the options ask for.
    static Outcome run(
            Session session,
            Environment environment,
            boolean dryRun,
            Reason reason,
            Optional<Locked> locked) {
        var work = new SystemLayerWork(session, environment, dryRun, reason);
        if (locked.isPresent() && environment.kind() != Environment.Kind.VIRTUAL) {
            if (!locked.get().packages().requested().isEmpty()) {
                session.report()
                        .warning(
                                "the lock's system packages are left out: only virtual environments"
                                        + " are given any");
            }
        } else if (locked.isPresent()) {
            var more =
                    session.arguments().has(BuildOptionGroup.WITH_SYSTEM)
                            || session.arguments().has(SYSTEM_PACKAGE);
            work.carryOut(
                    session.wardian()
                            .system()
                            .planInstall(
                                    environment,
                                    locked.get().packages(),
                                    locked.get().exact() && !more));
        }
        if (isAsked(session) && work.code == ExitCode.SUCCESS) {
            work.install(locked.isPresent());
        }
        return new Outcome(work.code, work.rows);
    }

    /// Takes packages out of an environment.
    static Outcome remove(
            Session session, Environment environment, List<String> names, boolean dryRun) {
        var work = new SystemLayerWork(session, environment, dryRun, session.reason());
        work.carryOut(session.wardian().system().planUninstall(environment, names));
        return new Outcome(work.code, work.rows);
    }

    /// Whether nothing was in it before this command: a dry run then has nothing to look at.
    private boolean isNew() {
        return environment.presence() != Environment.Presence.FOUND;
    }

    /// @param locked whether what the project asks for is there already
    private void install(boolean locked) {
        var asked = new LinkedHashSet<String>(session.arguments().all(SYSTEM_PACKAGE));
        if (locked) {
            // nothing more of the project
        } else if (isOfProject(session) || session.arguments().has(BuildOptionGroup.WITH_SYSTEM)) {
            asked.addAll(session.wardian().projectSystemPackages());
        }
        Set<String> done = Set.of();
        for (var round = 0; round < ROUNDS && code == ExitCode.SUCCESS; round++) {
            if (session.arguments().has(BuildOptionGroup.WITH_SYSTEM) && !(dryRun && isNew())) {
                asked.addAll(missing(round));
            }
            if (asked.equals(done) || (asked.isEmpty() && round > 0)) {
                break;
            }
            done = new LinkedHashSet<>(asked);
            if (!asked.isEmpty()) {
                plan(List.copyOf(asked));
            }
            if (dryRun || !session.arguments().has(BuildOptionGroup.WITH_SYSTEM)) {
                break;
            }
        }
        for (var library : unknown) {
            session.report()
                    .warning(
                            "no package is known to bring `"
                                    + library
                                    + "`; `--system-package NAME` names one");
        }
    }

    /// The packages that bring what is missing.
    private Set<String> missing(int round) {
        var names = new LinkedHashSet<String>();
        unknown.clear();
        for (var finding : session.wardian().checker().libraries(environment).findings()) {
            switch (finding) {
                case LibraryFinding.Absent(var library, var brings, _) -> {
                    brings.or(() -> session.wardian().system().broughtToBuild(library))
                            .ifPresentOrElse(names::add, () -> unknown.add(library));
                }
                case LibraryFinding.DriverAbsent _, LibraryFinding.TooOld _ -> {
                    if (round == 0) {
                        session.report().warning(finding.message());
                    }
                }
            }
        }
        return names;
    }

    private void plan(List<String> names) {
        carryOut(session.wardian().system().planInstall(environment, names));
    }

    private void carryOut(LayerPlanning planning) {
        switch (planning) {
            case LayerPlanning.Planned(var plan) -> carryOut(plan);
            case LayerPlanning.Unsolvable(var requests, var reasons) -> {
                session.report()
                        .error(
                                "no versions of `"
                                        + String.join("`, `", requests)
                                        + "` go together here",
                                reasons,
                                Optional.empty());
                code = ExitCode.REFUSED;
            }
        }
    }

    private void carryOut(LayerPlan plan) {
        if (plan.isEmpty()) {
            return;
        }
        var started = System.nanoTime();
        if (!dryRun) {
            session.wardian()
                    .system()
                    .apply(environment, plan, reason)
                    .forEach(session.report()::warning);
        }
        session.endProgress();
        var milliseconds = (System.nanoTime() - started) / 1_000_000;
        var count =
                Amounts.count(
                        plan.coming().isEmpty() ? plan.leaving().size() : plan.coming().size(),
                        "package");
        var verb = plan.coming().isEmpty() ? "remove" : "install";
        session.report()
                .message(
                        dryRun
                                ? "Would "
                                        + verb
                                        + " "
                                        + count
                                        + " of the distribution, "
                                        + Amounts.bytes(plan.bytes())
                                        + " to fetch"
                                : (plan.coming().isEmpty() ? "Removed " : "Installed ")
                                        + count
                                        + " of the distribution in "
                                        + session.report()
                                                .colours()
                                                .dim(Amounts.duration(milliseconds)));
        plan.leaving().forEach(this::tell);
        plan.coming().forEach(one -> tell(one, plan.requested().contains(one.name())));
    }

    private void tell(LayerPackage one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", one.name());
        row.put("version", one.version());
        row.put("change", "removed");
        rows.add(row);
        session.report().message(session.report().colours().red(" - ") + one);
    }

    private void tell(Candidate one, boolean requested) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", one.name());
        row.put("version", one.version());
        row.put("change", "installed");
        row.put("requested", requested);
        row.put("sha256", one.file().map(Candidate.PackageFile::sha256));
        rows.add(row);
        session.report().message(session.report().colours().green(" + ") + one);
    }
}
