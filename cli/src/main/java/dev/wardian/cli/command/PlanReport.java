package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.Applied;
import dev.wardian.stack.Plan;
import dev.wardian.stack.Planning;
import dev.wardian.stack.Unsolvable;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.library.LibraryReport;
import dev.wardian.stack.system.BuildLack;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Carries plans out, or only shows them, and tells what changed as a person or a program reads it.
final class PlanReport {

    private final Session session;
    private final Map<String, Object> beside;
    private final Optional<SystemLayerWork.Locked> locked;
    private List<BuildLack> lacks = List.of();

    PlanReport(Session session) {
        this(session, Map.of(), Optional.empty());
    }

    /// One for what a lock says.
    ///
    /// @param beside what JSON tells besides
    /// @param locked packages of the distribution that go with it
    PlanReport(
            Session session, Map<String, Object> beside, Optional<SystemLayerWork.Locked> locked) {
        this.session = session;
        this.beside = beside;
        this.locked = locked;
    }

    /// Applies the plan unless it is a dry run, and reports.
    ExitCode carryOut(Planning planning, boolean dryRun) {
        return switch (planning) {
            case Unsolvable unsolvable -> refuse(unsolvable);
            case Plan plan -> carryOut(plan, dryRun);
        };
    }

    private ExitCode carryOut(Plan plan, boolean dryRun) {
        var reason = session.reason();
        for (var warning : plan.warnings()) {
            session.report().warning(warning);
        }
        if (plan.resolvedPackages() > 0) {
            session.report()
                    .message(
                            "Resolved "
                                    + Amounts.count(plan.resolvedPackages(), "package")
                                    + " in "
                                    + time(plan.milliseconds()));
        }
        if (plan.isEmpty()) {
            if (!dryRun && !plan.newlyRequested().isEmpty()) {
                session.wardian().apply(plan, reason);
            }
            return nothingToDo(plan, dryRun, reason);
        }
        lacks = lacks(plan);
        LackNotice.warn(session, lacks);
        return dryRun
                ? wouldChange(plan, reason)
                : changed(plan, session.wardian().apply(plan, reason), reason);
    }

    /// Told of all sources before the first is built; what builds have told while the plan was
    /// made is not among it.
    private List<BuildLack> lacks(Plan plan) {
        var builds =
                plan.install().stream()
                        .filter(one -> one.origin() instanceof Plan.Origin.Build)
                        .count();
        return builds == 0 ? List.of() : session.wardian().system().buildLacks(plan);
    }

    /// Tells why no versions fit.
    ExitCode refuse(Unsolvable unsolvable) {
        return new ConflictReport(session).refuse(unsolvable);
    }

    private ExitCode nothingToDo(Plan plan, boolean dryRun, Reason reason) {
        session.endProgress();
        var system = SystemLayerWork.run(session, plan.environment(), dryRun, reason, locked);
        if (session.json()) {
            answer(plan, Optional.empty(), LibraryReport.nothing(), List.of(), dryRun, system);
        }
        if (!system.rows().isEmpty() || system.code() != ExitCode.SUCCESS) {
            return system.code();
        }
        var kept = plan.keep().size();
        session.report()
                .message(
                        "Nothing to do: "
                                + (kept == 0
                                        ? "no package is concerned"
                                        : Amounts.count(kept, "package")
                                                + (kept == 1 ? " is" : " are")
                                                + " as asked for")
                                + " in `"
                                + session.shown(plan.environment().root())
                                + "` ("
                                + Amounts.duration(plan.milliseconds())
                                + ")");
        return ExitCode.SUCCESS;
    }

    private ExitCode wouldChange(Plan plan, Reason reason) {
        session.endProgress();
        if (session.json()) {
            var system = SystemLayerWork.run(session, plan.environment(), true, reason, locked);
            answer(plan, Optional.empty(), LibraryReport.nothing(), List.of(), true, system);
            return checked(system.code());
        }
        session.report()
                .message(
                        "Would install "
                                + Amounts.count(plan.install().size(), "package")
                                + " and remove "
                                + plan.remove().size());
        lines(plan.remove(), plan.install());
        system(plan);
        orphans(plan);
        return checked(
                SystemLayerWork.run(session, plan.environment(), true, reason, locked).code());
    }

    /// What a check ends with where something would change.
    private ExitCode checked(ExitCode code) {
        return code == ExitCode.SUCCESS && session.arguments().has(InstallOptionGroup.CHECK)
                ? ExitCode.REFUSED
                : code;
    }

    private ExitCode changed(Plan plan, Applied applied, Reason reason) {
        session.endProgress();
        for (var warning : applied.warnings()) {
            session.report().warning(warning);
        }
        if (session.json()) {
            var system = SystemLayerWork.run(session, plan.environment(), false, reason, locked);
            var libraries = session.wardian().checker().libraries(plan);
            var undeclared = undeclared(plan);
            answer(plan, Optional.of(applied), libraries, undeclared, false, system);
            LibraryNotice.warn(session, libraries);
            UndeclaredNotice.warn(session, undeclared);
            return system.code();
        }
        tell(plan, applied);
        var system = SystemLayerWork.run(session, plan.environment(), false, reason, locked);
        LibraryNotice.warn(session, session.wardian().checker().libraries(plan));
        UndeclaredNotice.warn(session, undeclared(plan));
        return system.code();
    }

    /// Comes last: old packages are read as Python, which can take longer than installing them.
    private List<CheckFinding> undeclared(Plan plan) {
        var found = session.wardian().checker().undeclared(plan);
        session.endProgress();
        return found;
    }

    private void tell(Plan plan, Applied applied) {
        var report = session.report();
        if (applied.downloadedFiles() > 0) {
            report.message(
                    "Downloaded "
                            + Amounts.count(applied.downloadedFiles(), "file")
                            + " ("
                            + Amounts.bytes(applied.downloadedBytes())
                            + ") from "
                            + String.join(", ", applied.sources()));
        }
        if (applied.built() > 0) {
            report.message("Built " + Amounts.count(applied.built(), "package") + " from source");
        }
        if (!applied.removed().isEmpty() && applied.installed().isEmpty()) {
            report.message(
                    "Uninstalled "
                            + Amounts.count(applied.removed().size(), "package")
                            + " in "
                            + time(applied.milliseconds()));
        } else {
            report.message(
                    "Installed "
                            + Amounts.count(applied.installed().size(), "package")
                            + " into `"
                            + session.shown(plan.environment().root())
                            + "` in "
                            + time(applied.milliseconds()));
        }
        report.detail("link mode: " + applied.linkMode());
        lines(applied.removed(), applied.installed());
        system(plan);
        orphans(plan);
    }

    /// What taking back does to packages of the distribution.
    private void system(Plan plan) {
        var colours = session.report().colours();
        plan.system()
                .forEach(
                        (name, version) ->
                                session.report()
                                        .message(
                                                (version.isPresent()
                                                                ? colours.green(" + ")
                                                                : colours.red(" - "))
                                                        + name
                                                        + version.map(it -> " " + it).orElse("")
                                                        + " (of the distribution)"));
    }

    private void orphans(Plan plan) {
        if (!plan.orphans().isEmpty()) {
            var names = new ArrayList<String>();
            for (var name : plan.orphans()) {
                names.add(name.toString());
            }
            session.report()
                    .message(
                            "No longer needed: "
                                    + String.join(", ", names)
                                    + " (`wardian uninstall --orphans` removes what nothing needs)");
        }
    }

    private String time(long milliseconds) {
        return session.report().colours().dim(Amounts.duration(milliseconds));
    }

    /// One line a change, sorted by name: `-` goes, `+` comes, `~` comes again.
    private void lines(List<Plan.Removal> removed, List<Plan.Installation> installed) {
        var colours = session.report().colours();
        var byName = new TreeMap<PackageName, List<String>>();
        for (var one : installed) {
            if (one.reason() == Plan.Reason.REINSTALL) {
                add(byName, one.name(), colours.yellow(" ~ ") + pin(one));
            }
        }
        for (var one : removed) {
            if (!byName.containsKey(one.name())) {
                add(byName, one.name(), colours.red(" - ") + pin(one.name(), one.version()));
            }
        }
        for (var one : installed) {
            if (one.reason() != Plan.Reason.REINSTALL) {
                one.replaces()
                        .filter(_ -> !byName.containsKey(one.name()))
                        .ifPresent(
                                old ->
                                        add(
                                                byName,
                                                one.name(),
                                                colours.red(" - ") + pin(one.name(), old)));
                add(byName, one.name(), colours.green(" + ") + pin(one) + from(one) + remark(one));
            }
        }
        for (var lines : byName.values()) {
            for (var line : lines) {
                session.report().message(line);
            }
        }
    }

    private static void add(Map<PackageName, List<String>> byName, PackageName name, String line) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>(2)).add(line);
    }

    /// The version of a source that is yet to be built is not known in a dry run.
    private String pin(Plan.Installation one) {
        return one.version()
                .map(version -> pin(one.name(), version))
                .orElseGet(() -> session.report().colours().bold(one.name().toString()));
    }

    private String pin(PackageName name, Version version) {
        return session.report().colours().bold(name.toString()) + "==" + version;
    }

    private String from(Plan.Installation one) {
        return switch (one.origin()) {
            case Plan.Origin.Local(var path) -> " (from " + path + ")";
            case Plan.Origin.Build(var url) when one.editable() -> " (editable, from " + url + ")";
            case Plan.Origin.Build(var url) when url.startsWith("git+") -> " (from " + url + ")";
            case Plan.Origin.Build _,
                    Plan.Origin.Cached _,
                    Plan.Origin.Download _,
                    Plan.Origin.Kept _ ->
                    "";
        };
    }

    private String remark(Plan.Installation one) {
        return one.remark()
                .map(text -> session.report().colours().dim(" (" + text + ")"))
                .orElse("");
    }

    private void answer(
            Plan plan,
            Optional<Applied> applied,
            LibraryReport libraries,
            List<CheckFinding> undeclared,
            boolean dryRun,
            SystemLayerWork.Outcome system) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("solved", true);
        tree.put("dry_run", dryRun);
        tree.putAll(beside);
        tree.put("environment", environment(plan.environment()));
        var installed = new ArrayList<Map<String, Object>>();
        for (var one : plan.install()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", one.name());
            row.put("version", one.version());
            row.put("replaces", one.replaces());
            row.put("file", one.file());
            row.put("reason", one.reason().name().toLowerCase(java.util.Locale.ROOT));
            row.put("editable", one.editable());
            row.put("remark", one.remark());
            installed.add(row);
        }
        tree.put("installed", installed);
        var removed = new ArrayList<Map<String, Object>>();
        for (var one : plan.remove()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", one.name());
            row.put("version", one.version());
            row.put("replaced_by", one.replacedBy());
            removed.add(row);
        }
        tree.put("removed", removed);
        tree.put("kept", plan.keep().size());
        tree.put("orphans", plan.orphans());
        if (!lacks.isEmpty()) {
            tree.put("build_lacks", LackNotice.rows(lacks));
            tree.put("build_lacks_command", session.wardian().system().bringing(lacks));
        }
        if (locked.isPresent() || SystemLayerWork.isAsked(session)) {
            tree.put("system", system.rows());
        }
        applied.ifPresent(
                done -> {
                    tree.put("downloaded_files", done.downloadedFiles());
                    tree.put("downloaded_bytes", done.downloadedBytes());
                    tree.put("built", done.built());
                    tree.put("sources", done.sources());
                    tree.put("link_mode", done.linkMode());
                    tree.put("missing_libraries", LibraryNotice.rows(libraries.findings()));
                    tree.put("missing_libraries_command", libraries.command());
                    tree.put("undeclared", CheckCommand.rows(undeclared));
                });
        session.report().answer(JsonText.of(tree));
    }

    static Map<String, Object> environment(Environment environment) {
        var row = new LinkedHashMap<String, Object>();
        row.put("kind", environment.kind().name().toLowerCase(java.util.Locale.ROOT));
        row.put("root", environment.root());
        row.put("python", environment.python());
        row.put("python_version", environment.pythonVersion());
        return row;
    }
}
