package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Installs packages, requirement files and locks.
final class InstallCommand implements Command {

    private static final Option EXACT =
            Option.flag("exact", "remove what the requirements do not need");

    @Override
    public String name() {
        return "install";
    }

    @Override
    public String summary() {
        return "Install packages into an environment, making `.venv` if there is none";
    }

    @Override
    public String operands() {
        return "[PACKAGE|PATH|URL]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>(InstallOptionGroup.all());
        options.add(EXACT);
        options.add(InstallOptionGroup.CHECK);
        options.add(SystemLayerWork.SYSTEM_PACKAGE);
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(ResolveOptionGroup.all());
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian install numpy pandas scikit-learn   # into .venv, made if need be",
                "wardian install -r requirements.txt -c constraints.txt",
                "wardian install -U 'torch>=2'               # the newest that fits",
                "wardian install -e . --group dev            # this project, editable",
                "wardian install 'torch==2.1.0+cu121' --index cu121=URL   # the index of that build",
                "wardian install -C speed=fast --no-build-isolation-package flash-attn flash-attn",
                "wardian install -r pylock.toml              # exactly what the lock names",
                "wardian install opencv-python --with-system # and libGL, without root",
                "wardian install --no-binary h5py h5py --with-system  # and a compiler to build it",
                "wardian install --system-package ffmpeg     # a program of the distribution",
                "wardian install --dry-run --json fastapi    # what would change",
                "wardian install --check -r requirements.txt # in CI: is it all there? (1 if not)");
    }

    @Override
    public boolean isOfFiles(Arguments arguments) {
        return true;
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var sources = InstallOptionGroup.sources(arguments);
        if (sources.isEmpty() && !SystemLayerWork.isAsked(session)) {
            throw new UsageException(
                    "nothing to install was named",
                    Optional.of("wardian install numpy, or wardian install -r requirements.txt"));
        }
        var choices = InstallOptionGroup.read(session).withExact(arguments.has(EXACT));
        var wardian = session.wardian();
        wardian.connectEarly(false);
        var lock = onlyLock(sources.files());
        if (lock.isPresent() && sources.packages().isEmpty() && sources.editables().isEmpty()) {
            return EnvironmentWork.ofLock(session, lock.orElseThrow(), choices);
        }
        // files are read before an environment is made: a mistake in them must leave nothing behind
        var set = wardian.requirements(sources);
        var hashed = set.requireHashes() ? choices.withRequireHashes(true) : choices;
        return EnvironmentWork.of(
                session, environment -> wardian.planInstall(environment, set, hashed));
    }

    /// The lock that is the only file named, if it is one.
    static Optional<String> onlyLock(List<String> files) {
        if (files.size() != 1) {
            return Optional.empty();
        }
        var name = Path.of(files.getFirst()).getFileName();
        return name != null && isLock(name.toString())
                ? Optional.of(files.getFirst())
                : Optional.empty();
    }

    private static boolean isLock(String name) {
        return name.equals("pylock.toml") || (name.startsWith("pylock.") && name.endsWith(".toml"));
    }
}
