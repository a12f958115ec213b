package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.DownloadPlan;
import dev.wardian.stack.Unsolvable;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.wheelhouse.Wheelhouse;
import dev.wardian.stack.wheelhouse.WheelhouseChoices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// `pip download`, and `pip wheel` which builds what is no wheel. Only the files themselves end in
/// the folder, as with pip; `wardian download` makes an index of it.
final class PipDownloadCommand implements Command {

    private static final Option DEST =
            Option.value("dest destination-dir destination-directory d", "DIR", "where files go");
    private static final Option WHEEL_DIR = Option.value("wheel-dir w", "DIR", "where wheels go");
    private final boolean building;

    /// @param building whether sources become wheels
    PipDownloadCommand(boolean building) {
        this.building = building;
    }

    @Override
    public String name() {
        return building ? "wheel" : "download";
    }

    @Override
    public String summary() {
        return building ? "Make wheels of packages and what they need" : "Fetch packages";
    }

    @Override
    public String operands() {
        return "[PACKAGE|PATH|URL]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(building ? WHEEL_DIR : DEST);
        options.addAll(PipOptions.requirements());
        if (!building) {
            options.addAll(PipOptions.target());
        }
        options.addAll(BuildOptionGroup.all());
        options.addAll(PipOptions.index());
        return options;
    }

    @Override
    public List<String> examples() {
        return building
                ? List.of("wardian pip wheel -w wheels -r requirements.txt")
                : List.of("wardian pip download -d wheels --no-deps six");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var sources = InstallOptionGroup.sources(arguments);
        if (sources.isEmpty()) {
            PipOptions.error(
                    session,
                    "You must give at least one requirement to %s (see \"pip help %s\")"
                            .formatted(name(), name()));
            return ExitCode.REFUSED;
        }
        if (PipOptions.refusesBuilds(session)) {
            return ExitCode.REFUSED;
        }
        var wardian = session.wardian();
        var set = wardian.requirements(sources);
        var choices =
                InstallChoices.usual()
                        .withResolve(
                                ResolveOptionGroup.read(arguments, wardian)
                                        .withOrder(ResolveChoices.Order.HIGHEST))
                        .withRequireHashes(
                                arguments.has(InstallOptionGroup.REQUIRE_HASHES)
                                        || set.requireHashes());
        var folder =
                session.workingFolder()
                        .resolve(arguments.value(building ? WHEEL_DIR : DEST).orElse("."))
                        .normalize();
        var scratch = scratch(folder);
        try {
            var where =
                    new WheelhouseChoices(
                            scratch,
                            List.of(PipOptions.target(arguments)),
                            InstallOptionGroup.lockedPart(arguments),
                            building,
                            false);
            var environment = PipOptions.environment(session);
            return switch (wardian.planDownload(environment, set, choices, where)) {
                case Unsolvable unsolvable -> new ConflictReport(session).refuse(unsolvable);
                case DownloadPlan plan -> {
                    deliver(session, wardian.download(plan), folder);
                    yield ExitCode.SUCCESS;
                }
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            delete(scratch);
        }
    }

    private static Path scratch(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.createTempDirectory(folder, ".wardian-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void deliver(Session session, Wheelhouse made, Path folder) throws IOException {
        session.endProgress();
        made.warnings().forEach(session.report()::warning);
        var names = new TreeSet<String>();
        for (var file : made.files()) {
            var target = folder.resolve(file.file());
            var there = Files.exists(target);
            Files.move(
                    made.folder().resolve(file.file()),
                    target,
                    StandardCopyOption.REPLACE_EXISTING);
            session.report()
                    .answer(
                            (there ? "File was already downloaded " : "Saved ")
                                    + shown(session, target));
            names.add(file.name().toString());
        }
        session.report()
                .answer(
                        (building ? "Successfully built " : "Successfully downloaded ")
                                + String.join(" ", names));
    }

    private static String shown(Session session, Path file) {
        var text = session.shown(file);
        return text.startsWith("/") ? text : "./" + text;
    }

    private static void delete(Path folder) {
        try (var below = Files.walk(folder)) {
            below.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException _) {
            // a hidden folder is left
        }
    }
}
