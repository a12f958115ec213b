package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.DownloadPlan;
import dev.wardian.stack.Unsolvable;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.wheelhouse.WheelhouseChoices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fetches what requirements need into a folder to install from without a network.
final class DownloadCommand implements Command {

    private static final Option DEST =
            Option.value("dest d", "DIR", "the folder for the files (the current one)");
    private static final Option BUILD =
            Option.flag("build", "build sources of an index into wheels instead of keeping them");
    private static final Option NO_BUILD_REQUIRES =
            Option.flag("no-build-requires", "leave out what kept sources need to be built");

    @Override
    public String name() {
        return "download";
    }

    @Override
    public String summary() {
        return "Fetch packages into a folder that can be installed from without a network";
    }

    @Override
    public String operands() {
        return "[PACKAGE|PATH|URL]...";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                DEST,
                                BUILD,
                                NO_BUILD_REQUIRES,
                                InstallOptionGroup.REQUIREMENT,
                                InstallOptionGroup.EDITABLE,
                                InstallOptionGroup.CONSTRAINT,
                                InstallOptionGroup.OVERRIDE,
                                InstallOptionGroup.EXCLUDE,
                                InstallOptionGroup.EXTRA,
                                InstallOptionGroup.ALL_EXTRAS,
                                InstallOptionGroup.GROUP,
                                InstallOptionGroup.ALL_GROUPS,
                                InstallOptionGroup.NO_SOURCES,
                                InstallOptionGroup.NO_SOURCES_PACKAGE,
                                InstallOptionGroup.REQUIRE_HASHES,
                                InstallOptionGroup.NO_VERIFY_HASHES,
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
                "wardian download -d wheels -r requirements.txt",
                "wardian download -d wheels -r pylock.toml",
                "wardian download -d wheels numpy --platform linux --platform windows "
                        + "--python-version 3.11 --python-version 3.12",
                "wardian download -d wheels --build 'mypkg @ git+https://example.org/mypkg'",
                "wardian install --no-index --find-links wheels -r wheels/wheelhouse.txt",
                "pip install --index-url file://$PWD/wheels/simple numpy     # uv and servers too");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var sources = InstallOptionGroup.sources(arguments);
        if (sources.isEmpty()) {
            throw new UsageException(
                    "nothing to download was named",
                    Optional.of("wardian download -d wheels -r requirements.txt"));
        }
        var wardian = session.wardian();
        var set = wardian.requirements(sources);
        var choices =
                InstallChoices.usual()
                        .withResolve(ResolveOptionGroup.read(arguments, wardian))
                        .withRequireHashes(
                                arguments.has(InstallOptionGroup.REQUIRE_HASHES)
                                        || set.requireHashes())
                        .withVerifyHashes(!arguments.has(InstallOptionGroup.NO_VERIFY_HASHES));
        var where =
                new WheelhouseChoices(
                        session.workingFolder()
                                .resolve(arguments.value(DEST).orElse("."))
                                .normalize(),
                        targets(arguments),
                        InstallOptionGroup.lockedPart(arguments),
                        arguments.has(BUILD),
                        !arguments.has(NO_BUILD_REQUIRES));
        var environment = EnvironmentOrInterpreter.find(session);
        var report = new DownloadReport(session);
        return switch (wardian.planDownload(environment, set, choices, where)) {
            case Unsolvable unsolvable -> new ConflictReport(session).refuse(unsolvable);
            case DownloadPlan plan -> {
                if (arguments.has(InstallOptionGroup.DRY_RUN)) {
                    report.would(plan);
                } else {
                    report.done(wardian.download(plan));
                }
                yield ExitCode.SUCCESS;
            }
        };
    }

    /// Every platform with every Python that was named.
    private static List<TargetChoice> targets(Arguments arguments) {
        var targets = new ArrayList<TargetChoice>();
        for (var version : orOwn(arguments.all(ResolveOptionGroup.PYTHON_VERSION))) {
            for (var platform : orOwn(arguments.all(ResolveOptionGroup.PLATFORM))) {
                targets.add(new TargetChoice(version, platform));
            }
        }
        return targets;
    }

    private static List<Optional<String>> orOwn(List<String> named) {
        var wanted = new ArrayList<Optional<String>>();
        for (var one : named) {
            wanted.add(Optional.of(one));
        }
        return wanted.isEmpty() ? List.of(Optional.empty()) : wanted;
    }
}
