package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.foreign.Foreign;
import dev.wardian.stack.foreign.Takeover;
import dev.wardian.stack.workspace.Locking;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Takes a project over from another tool's file.
final class ImportCommand implements Command {

    private static final Option NO_LOCK = Option.flag("no-lock", "write pyproject.toml alone");

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "Take over what another tool's file says: into pyproject.toml and the lock";
    }

    @Override
    public String operands() {
        return "FILE...";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                NO_LOCK,
                                InstallOptionGroup.DRY_RUN,
                                EnvironmentOptionGroup.PYTHON));
        options.addAll(ResolveOptionGroup.all());
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian import Pipfile Pipfile.lock      # its requirements, at its versions",
                "wardian import pyproject.toml poetry.lock",
                "wardian import requirements.in requirements.txt",
                "wardian import environment.yml --dry-run # what would be written, what is lost",
                "wardian import apt.txt runtime.txt --no-lock");
    }

    @Override
    public ExitCode run(Session session) {
        ProjectWork.requireOperands(
                session, "no file to import was named", "wardian import Pipfile");
        var file = session.workingFolder().resolve(Manifest.FILE);
        var before =
                Files.isRegularFile(file)
                        ? Optional.of(Manifest.read(file))
                        : Optional.<Manifest>empty();
        var files =
                session.arguments().operands().stream()
                        .map(it -> ProjectWork.absolute(session, it))
                        .toList();
        return finish(session, Takeover.of(file, before, files), before);
    }

    private static ExitCode finish(
            Session session, Takeover.Taken taken, Optional<Manifest> before) {
        var report = session.report();
        var dryRun = session.arguments().has(InstallOptionGroup.DRY_RUN);
        var file = taken.manifest().file();
        if (dryRun) {
            if (!session.json()) {
                report.answerText(taken.manifest().text());
            }
        } else if (!before.map(Manifest::text).equals(Optional.of(taken.manifest().text()))) {
            SafeFile.write(file, taken.manifest().text());
        }
        report.message(told(session, taken, dryRun));
        var code = ExitCode.SUCCESS;
        var moved = new ArrayList<String>();
        if (!dryRun && !session.arguments().has(NO_LOCK)) {
            code = lock(session, taken, moved);
        }
        for (var loss : taken.losses()) {
            report.warning("not taken over: " + loss);
        }
        for (var one : moved) {
            report.warning(one);
        }
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("files", taken.files().stream().map(session::shown).toList());
            tree.put("requirements", taken.needs());
            tree.put("pins", taken.pins().size());
            tree.put("dry_run", dryRun);
            tree.put("lost", taken.losses());
            tree.put("moved", moved);
            report.answer(JsonText.of(tree));
        }
        return code;
    }

    private static String told(Session session, Takeover.Taken taken, boolean dryRun) {
        var files = new ArrayList<String>();
        taken.files().forEach(it -> files.add("`" + session.shown(it) + "`"));
        var from = String.join(", ", files);
        var into = "`" + session.shown(taken.manifest().file()) + "`";
        if (taken.needs() > 0) {
            return (dryRun ? "Would take " : "Took ")
                    + Amounts.count(taken.needs(), "requirement")
                    + " of "
                    + from
                    + " into "
                    + into;
        }
        return "Read "
                + from
                + (taken.pins().isEmpty()
                        ? ": no requirement that " + into + " lacks"
                        : ": " + into + " asks for all that they do; their versions are kept");
    }

    /// Locks at the versions that were pinned, as far as they fit.
    private static ExitCode lock(Session session, Takeover.Taken taken, List<String> moved) {
        var work = ProjectWork.open(session);
        var pins = pinsFile(taken.pins());
        try {
            var wish = work.lockWish();
            var locking =
                    work.project().lock(pins.isPresent() ? wish.preferring(pins.get()) : wish);
            var refused = work.lockReport().tell(locking);
            if (refused.isPresent()) {
                return refused.get();
            }
            if (locking instanceof Locking.Locked locked) {
                compare(locked, taken.pins(), moved);
                session.report()
                        .message(
                                "Wrote `"
                                        + session.shown(work.project().workspace().lockFile())
                                        + "`");
            }
            return ExitCode.SUCCESS;
        } finally {
            pins.ifPresent(ImportCommand::delete);
        }
    }

    private static void compare(Locking.Locked locked, List<Foreign.Pin> pins, List<String> moved) {
        var versions = new TreeMap<PackageName, List<String>>();
        for (var one : locked.lock().packages()) {
            one.version()
                    .ifPresent(
                            it ->
                                    versions.computeIfAbsent(one.name(), _ -> new ArrayList<>())
                                            .add(it.toString()));
        }
        var pinned = new TreeMap<PackageName, Set<String>>();
        for (var pin : pins) {
            PackageName.tryOf(pin.name())
                    .ifPresent(
                            it ->
                                    pinned.computeIfAbsent(it, _ -> new LinkedHashSet<>())
                                            .add(normal(pin.version())));
        }
        pinned.forEach(
                (name, old) -> {
                    var now = versions.getOrDefault(name, List.of());
                    if (!old.containsAll(now)) {
                        moved.add(
                                "`"
                                        + name
                                        + "` was "
                                        + String.join(", ", old)
                                        + " and is locked at "
                                        + String.join(", ", now));
                    }
                });
    }

    /// `1.0.0-rc1` is 1.0.0rc1.
    private static String normal(String version) {
        return Version.tryParse(version).map(Version::toString).orElse(version);
    }

    private static Optional<Path> pinsFile(List<Foreign.Pin> pins) {
        if (pins.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (var pin : pins) {
            text.append(pin.name()).append("==").append(pin.version());
            text.append(pin.marker().isEmpty() ? "" : " ; " + pin.marker()).append('\n');
        }
        try {
            var file = Files.createTempFile("wardian-pins-", ".txt");
            return Optional.of(Files.writeString(file, text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // the system clears it in its own time
        }
    }
}
