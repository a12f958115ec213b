package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.foreign.Foreign;
import dev.wardian.stack.foreign.ForeignFile;
import dev.wardian.stack.foreign.Importing;
import dev.wardian.stack.workspace.Locking;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
        var losses = new ArrayList<String>();
        var pins = new ArrayList<Foreign.Pin>();
        var manifest = before;
        var needs = 0;
        var kinds = new ArrayList<String>();
        var files = session.arguments().operands();
        for (var name : files) {
            var foreign = ForeignFile.read(ProjectWork.absolute(session, name));
            kinds.add(foreign.kind());
            // beside a file that says what is asked for, a lock only says which versions
            var pinsAlone = foreign.needs().isEmpty() && !foreign.pins().isEmpty() && needs > 0;
            var taken =
                    new Importing(pinsAlone ? withoutPins(foreign) : foreign).into(file, manifest);
            pins.addAll(foreign.pins());
            manifest = Optional.of(taken.manifest());
            needs += taken.needs();
            taken.losses().stream().filter(it -> !losses.contains(it)).forEach(losses::add);
        }
        return finish(
                session, new Taken(manifest.orElseThrow(), before, kinds, needs, pins, losses));
    }

    private static Foreign withoutPins(Foreign foreign) {
        return new Foreign(
                foreign.kind(),
                foreign.name(),
                foreign.version(),
                foreign.requiresPython(),
                foreign.needs(),
                List.of(),
                foreign.conda(),
                foreign.channels(),
                foreign.system(),
                foreign.indexes(),
                foreign.losses());
    }

    /// What was read.
    private record Taken(
            Manifest manifest,
            Optional<Manifest> before,
            List<String> kinds,
            int needs,
            List<Foreign.Pin> pins,
            List<String> losses) {}

    private static ExitCode finish(Session session, Taken taken) {
        var report = session.report();
        var dryRun = session.arguments().has(InstallOptionGroup.DRY_RUN);
        var file = taken.manifest().file();
        if (dryRun) {
            if (!session.json()) {
                report.answerText(taken.manifest().text());
            }
        } else {
            SafeFile.write(file, taken.manifest().text());
        }
        report.message(
                (dryRun ? "Would take " : "Took ")
                        + Amounts.count(taken.needs(), "requirement")
                        + " of "
                        + String.join(", ", taken.kinds())
                        + " into `"
                        + session.shown(file)
                        + "`");
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
            tree.put("files", taken.kinds());
            tree.put("requirements", taken.needs());
            tree.put("pins", taken.pins().size());
            tree.put("dry_run", dryRun);
            tree.put("lost", taken.losses());
            tree.put("moved", moved);
            report.answer(JsonText.of(tree));
        }
        return code;
    }

    /// Locks at the versions that were pinned, as far as they fit.
    private static ExitCode lock(Session session, Taken taken, List<String> moved) {
        var work = ProjectWork.open(session);
        var pins = pinsFile(taken.pins());
        try {
            var wish = work.lockWish();
            var locking =
                    work.project().lock(pins.isPresent() ? wish.preferring(pins.get()) : wish);
            var refused = work.tell(locking);
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
        for (var pin : pins) {
            var now = PackageName.tryOf(pin.name()).map(it -> versions.getOrDefault(it, List.of()));
            if (now.isPresent() && !now.get().isEmpty() && !now.get().contains(pin.version())) {
                moved.add(
                        "`"
                                + pin.name()
                                + "` was "
                                + pin.version()
                                + " and is locked at "
                                + String.join(", ", now.get()));
            }
        }
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
