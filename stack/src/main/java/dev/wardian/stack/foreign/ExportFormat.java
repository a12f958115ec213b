package dev.wardian.stack.foreign;

import dev.wardian.stack.lock.LockText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The files of other tools that a locked project can be written as.
public enum ExportFormat {
    REQUIREMENTS("requirements", "requirements.txt", "requirements-txt"),
    CONSTRAINTS("constraints", "constraints.txt"),
    PYLOCK("pylock", "pylock.toml"),
    UV_LOCK("uv.lock", "uv"),
    POETRY_LOCK("poetry.lock"),
    PDM_LOCK("pdm.lock", "pdm"),
    CONDA_ENVIRONMENT("environment.yml", "conda", "environment"),
    CONDA_LOCK("conda-lock.yml", "conda-lock"),
    PIXI_LOCK("pixi.lock", "pixi"),
    PIPFILE("pipfile", "Pipfile"),
    PIPFILE_LOCK("pipfile.lock", "Pipfile.lock"),
    POETRY("poetry"),
    SETUP_CFG("setup.cfg");

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that cannot change
    private final List<String> names;

    ExportFormat(String... names) {
        this.names = List.of(names);
    }

    /// What else is asked of a file.
    ///
    /// @param hashes whether digests are written where the format leaves the choice
    /// @param whole whether the lock is wanted as it is, not a part of it
    /// @param header lines for the top of a requirements file, without `#`
    public record Wish(boolean hashes, boolean whole, List<String> header) {
        public Wish {
            header = List.copyOf(header);
        }

        public Wish(boolean hashes, boolean whole) {
            this(hashes, whole, List.of());
        }
    }

    /// A format by one of its names.
    public static Optional<ExportFormat> named(String name) {
        return Arrays.stream(values()).filter(it -> it.names.contains(name)).findFirst();
    }

    /// The format that a file's name says; a file of requirements where it says none.
    public static ExportFormat of(String file) {
        if (file.startsWith("pylock.")) {
            return PYLOCK;
        }
        if (file.endsWith("conda-lock.yml") || file.endsWith("conda-lock.yaml")) {
            return CONDA_LOCK;
        }
        if (file.endsWith(".yml") || file.endsWith(".yaml")) {
            return CONDA_ENVIRONMENT;
        }
        return file.equals("Pipfile") || file.contains(".")
                ? named(file).orElse(REQUIREMENTS)
                : REQUIREMENTS;
    }

    /// The name of each format that is shown.
    public static List<String> names() {
        var names = new ArrayList<String>();
        Arrays.stream(values()).forEach(it -> names.add(it.toString()));
        return names;
    }

    /// Whether it says who leads to whom, for which the packages' metadata is read.
    public boolean isGraph() {
        return switch (this) {
            case UV_LOCK, POETRY_LOCK, PDM_LOCK, CONDA_LOCK, PIXI_LOCK -> true;
            case REQUIREMENTS,
                    CONSTRAINTS,
                    PYLOCK,
                    CONDA_ENVIRONMENT,
                    PIPFILE,
                    PIPFILE_LOCK,
                    POETRY,
                    SETUP_CFG ->
                    false;
        };
    }

    /// Writes a locked project.
    public Exported write(LockedProject project, Wish wish) {
        var losses = new Losses();
        var system = Tree.at(project.manifest().tree(), "tool", "wardian", "system");
        if (this != PYLOCK && !Tree.list(system.get("packages")).isEmpty()) {
            losses.add(
                    "system packages (`[tool.wardian.system]`): no other format has a place for"
                            + " them");
        }
        var text =
                switch (this) {
                    case REQUIREMENTS ->
                            new PinnedRequirements(project, losses)
                                    .requirements(wish.hashes(), wish.header());
                    case CONSTRAINTS -> new PinnedRequirements(project, losses).constraints();
                    case PYLOCK ->
                            wish.whole()
                                    ? LockText.write(project.lock())
                                    : PylockPart.text(project);
                    case UV_LOCK -> UvLock.text(project, losses);
                    case POETRY_LOCK -> PoetryLock.text(project, losses);
                    case PDM_LOCK -> PdmLock.text(project, losses);
                    case CONDA_ENVIRONMENT -> new CondaEnvironment(project, losses).text();
                    case CONDA_LOCK -> new CondaLock(project, losses).text();
                    case PIXI_LOCK -> new PixiLock(project, losses).text();
                    case PIPFILE -> new PipfileManifest(project, losses).text();
                    case PIPFILE_LOCK -> new PipenvLock(project, losses).text();
                    case POETRY -> new PoetryTables(project, losses).text();
                    case SETUP_CFG -> SetupCfg.text(project.manifest(), losses);
                };
        return losses.with(text);
    }

    /// The name that is shown.
    @Override
    public String toString() {
        return names.getFirst();
    }
}
