package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.workspace.Addition;
import dev.wardian.stack.workspace.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds requirements to a project.
final class AddCommand implements Command {

    private static final Option RAW =
            Option.flag("raw", "write it as it is given: no bounds, addresses in the requirement");
    private static final Option BOUNDS =
            Option.value(
                    "bounds",
                    "lower|major|minor|exact",
                    "which versions to admit where none is named");
    private static final Option EDITABLE = Option.flag("editable", "install a folder editable");
    private static final Option BRANCH = Option.value("branch", "NAME", "of a git repository");
    private static final Option TAG = Option.value("tag", "NAME", "of a git repository");
    private static final Option REV = Option.value("rev", "COMMIT", "of a git repository");
    private static final Option MARKER =
            Option.value("marker m", "MARKER", "the condition under which it counts (PEP 508)");
    private static final Option WITH_EXTRA =
            Option.repeated("extra", "EXTRA", "an extra of the packages that are added");
    private static final Option FROM_INDEX =
            Option.value(
                    "from-index", "NAME", "take it from this index of the project and no other");
    private static final Option REQUIREMENTS =
            Option.repeated(
                    "requirement requirements r", "FILE", "add what this requirements file lists");

    @Override
    public String name() {
        return "add";
    }

    @Override
    public String summary() {
        return "Add packages to a project: its file, its lock and its environment";
    }

    @Override
    public String operands() {
        return "PACKAGE...";
    }

    @Override
    public List<Option> options() {
        return ProjectOptionGroup.ofEdit(
                REQUIREMENTS,
                InstallOptionGroup.CONSTRAINT,
                RAW,
                BOUNDS,
                EDITABLE,
                BRANCH,
                TAG,
                REV,
                MARKER,
                WITH_EXTRA,
                FROM_INDEX);
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian add numpy                      # numpy>=2.3.5, the newest that fits",
                "wardian add 'django>=5,<6' --dev",
                "wardian add ruff --group lint",
                "wardian add ujson --optional fast",
                "wardian add git+https://example.org/lib.git --tag v1.2",
                "wardian add ./libs/util --editable",
                "wardian add rich --script report.py    # into its `# /// script` block",
                "wardian add ours --index priv=https://example.org/simple   # remembered: from there",
                "wardian add -r requirements.txt        # all that a file lists",
                "wardian add -r requirements.in -c constraints.txt   # at the versions of that",
                "wardian add scipy --dry-run            # what would change");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (arguments.operands().isEmpty() && arguments.all(REQUIREMENTS).isEmpty()) {
            throw new UsageException("nothing to add was named", Optional.of("wardian add numpy"));
        }
        var script = ScriptWork.openForEdit(session);
        if (script.isPresent()) {
            return script.get()
                    .edit(
                            (project, wish) ->
                                    project.add(
                                            addition(session, Optional.empty()),
                                            wish.within(constraints(session))));
        }
        var work = ProjectWork.open(session, ProjectOptionGroup.member(arguments));
        session.wardian().connectEarly(true);
        return work.takeUpBeside(
                work.project()
                        .add(
                                addition(session, work.project().workspace().current().addBounds()),
                                work.lockWish().within(constraints(session))));
    }

    private static Addition addition(Session session, Optional<String> usual) {
        var arguments = session.arguments();
        var files = new ArrayList<String>();
        for (var file : arguments.all(REQUIREMENTS)) {
            files.add(ProjectWork.absoluteFile(session, file));
        }
        return new Addition(
                arguments.operands(),
                files,
                session.workingFolder(),
                ProjectOptionGroup.section(arguments),
                bounds(arguments.value(BOUNDS).or(() -> usual).orElse("lower")),
                arguments.has(RAW),
                arguments.has(EDITABLE),
                revision(session),
                arguments.value(MARKER),
                arguments.all(WITH_EXTRA),
                arguments.value(FROM_INDEX),
                arguments.all(IndexOptionGroup.EXTRA_INDEX_URL));
    }

    private static List<String> constraints(Session session) {
        return session.arguments().all(InstallOptionGroup.CONSTRAINT).stream()
                .map(file -> ProjectWork.absoluteFile(session, file))
                .toList();
    }

    private static Optional<Addition.Revision> revision(Session session) {
        var said = new ArrayList<Addition.Revision>();
        for (var option : List.of(BRANCH, TAG, REV)) {
            session.arguments()
                    .value(option)
                    .ifPresent(
                            it -> said.add(new Addition.Revision(option.names().getFirst(), it)));
        }
        if (said.size() > 1) {
            throw new UsageException("`--branch`, `--tag` and `--rev` exclude each other");
        }
        return said.stream().findFirst();
    }

    private static Bounds bounds(String text) {
        return switch (text) {
            case "lower" -> Bounds.LOWER;
            case "major" -> Bounds.MAJOR;
            case "minor" -> Bounds.MINOR;
            case "exact" -> Bounds.EXACT;
            default ->
                    throw new UsageException(
                            "`--bounds "
                                    + text
                                    + "` is not known: `lower`, `major`, `minor` or `exact`");
        };
    }
}
