package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes an environment hold exactly what files name.
final class SyncCommand implements Command {

    private static final Option ALLOW_EMPTY =
            Option.flag("allow-empty-requirements", "empty the environment if the files are empty");

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String summary() {
        return "Make an environment hold exactly what a lock or requirements file names";
    }

    @Override
    public String operands() {
        return "FILE...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        for (var option : InstallOptionGroup.all()) {
            if (option != InstallOptionGroup.REQUIREMENT && option != InstallOptionGroup.EDITABLE) {
                options.add(option);
            }
        }
        options.add(ALLOW_EMPTY);
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(ResolveOptionGroup.all());
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian sync requirements.txt    # what the file does not name is removed",
                "wardian sync pylock.toml --venv .venv",
                "wardian sync --dry-run pylock.toml");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var files = arguments.operands();
        if (files.isEmpty()) {
            throw new UsageException(
                    "no file to sync with was named", Optional.of("wardian sync requirements.txt"));
        }
        var wardian = session.wardian();
        wardian.connectEarly(false);
        var choices = InstallOptionGroup.read(session).withExact(true);
        var lock = InstallCommand.onlyLock(files);
        if (lock.isPresent()) {
            return EnvironmentWork.ofLock(session, lock.orElseThrow(), choices);
        }
        var set = wardian.requirements(InstallOptionGroup.about(arguments).withFiles(files));
        if (set.isEmpty() && !arguments.has(ALLOW_EMPTY)) {
            throw new UsageException(
                    "`" + String.join("`, `", files) + "` names no packages",
                    Optional.of("`--allow-empty-requirements` empties the environment"));
        }
        // pip-sync's and uv's meaning: the file is complete, nothing beyond it is looked for
        var complete =
                choices.withResolve(choices.resolve().withNoDependencies(true))
                        .withRequireHashes(choices.requireHashes() || set.requireHashes());
        return EnvironmentWork.of(
                session, environment -> wardian.planInstall(environment, set, complete));
    }
}
