package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.explain.FixMemory;
import dev.wardian.stack.explain.KnownFix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists what would help the last command that failed in this folder, and does it.
final class FixCommand implements Command {

    @Override
    public String name() {
        return "fix";
    }

    @Override
    public String summary() {
        return "List what would help the last command that failed here, or do it";
    }

    @Override
    public String operands() {
        return "[NUMBER]";
    }

    @Override
    public List<Option> options() {
        return List.of(InstallOptionGroup.DRY_RUN);
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian fix                # what would help",
                "wardian fix 1 --dry-run    # show the change of the first",
                "wardian fix 1              # make it");
    }

    @Override
    public ExitCode run(Session session) {
        var memory =
                new FixMemory(session.wardian().settings().cacheFolder(), session.workingFolder());
        var fixes = memory.recall();
        var operands = session.arguments().operands();
        if (operands.size() > 1) {
            throw new UsageException("`fix` takes one number");
        }
        if (fixes.isEmpty()) {
            return nothing(session, operands.isEmpty());
        }
        return operands.isEmpty()
                ? list(session, fixes)
                : make(session, chosen(operands.getFirst(), fixes));
    }

    private static ExitCode nothing(Session session, boolean listing) {
        var what = "no fix is known for the last command in this folder";
        if (listing) {
            if (session.json()) {
                session.report().answer(JsonText.of(Map.of("fixes", List.of())));
            }
            session.report().message("Nothing to do: " + what);
            return ExitCode.SUCCESS;
        }
        session.report()
                .error(
                        what,
                        List.of(),
                        Optional.of(
                                "`wardian install` and `wardian compile` look for fixes when"
                                        + " requirements collide or a build fails"));
        return ExitCode.REFUSED;
    }

    private static KnownFix chosen(String operand, List<KnownFix> fixes) {
        try {
            return fixes.get(Integer.parseInt(operand) - 1);
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            throw new UsageException(
                    "`" + operand + "` is no fix: there are 1 to " + fixes.size(),
                    Optional.of("wardian fix"));
        }
    }

    private static ExitCode list(Session session, List<KnownFix> fixes) {
        if (session.json()) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var fix : fixes) {
                var row = new LinkedHashMap<String, Object>();
                row.put("number", rows.size() + 1);
                row.put("text", fix.text());
                row.put("doubts", fix.doubts());
                row.put("by_hand", fix.byHand());
                row.put("command", fix.command());
                row.put("runs", fix.runs());
                rows.add(row);
            }
            session.report().answer(JsonText.of(Map.of("fixes", rows)));
            return ExitCode.SUCCESS;
        }
        var number = 1;
        for (var fix : fixes) {
            session.report().answer(number++ + ". " + fix.text());
            for (var doubt : fix.doubts()) {
                session.report().answer("   but: " + doubt);
            }
            if (!fix.byHand().isEmpty()) {
                fix.command().ifPresent(it -> session.report().answer("   run: " + it));
            }
        }
        return ExitCode.SUCCESS;
    }

    private static ExitCode make(Session session, KnownFix fix) {
        var dryRun = session.arguments().has(InstallOptionGroup.DRY_RUN);
        if (!fix.runs().isEmpty()) {
            return Rerun.all(session, fix, dryRun);
        }
        return switch (fix.edit()) {
            case KnownFix.Outcome.Stale(var edit) -> {
                session.report()
                        .error(
                                edit.shown()
                                        + ":"
                                        + edit.line()
                                        + ": `"
                                        + edit.name()
                                        + edit.before()
                                        + "` does not stand there in one line any more",
                                List.of("the fix was: " + fix.text()),
                                Optional.of("run the command that failed again, or edit by hand"));
                yield ExitCode.REFUSED;
            }
            case KnownFix.Outcome.Edited edited -> {
                if (!dryRun) {
                    KnownFix.write(edited);
                }
                tell(session, fix, edited, dryRun);
                yield ExitCode.SUCCESS;
            }
        };
    }

    private static void tell(
            Session session, KnownFix fix, KnownFix.Outcome.Edited edited, boolean dryRun) {
        var report = session.report();
        if (session.json()) {
            var files = new ArrayList<Map<String, Object>>();
            for (var file : edited.files()) {
                var row = new LinkedHashMap<String, Object>();
                row.put("file", file.shown());
                row.put("diff", file.diff());
                files.add(row);
            }
            var tree = new LinkedHashMap<String, Object>();
            tree.put("text", fix.text());
            tree.put("dry_run", dryRun);
            tree.put("files", files);
            tree.put("by_hand", fix.byHand());
            tree.put("command", fix.command());
            report.answer(JsonText.of(tree));
        } else {
            for (var file : edited.files()) {
                file.diff().forEach(report::answer);
            }
            if (edited.files().isEmpty()) {
                fix.command().ifPresent(report::answer);
            }
        }
        for (var doubt : fix.doubts()) {
            report.warning(doubt);
        }
        for (var file : edited.files()) {
            report.message((dryRun ? "Would change `" : "Changed `") + file.shown() + "`");
        }
        next(session, fix, edited.files().isEmpty());
    }

    /// What is left to do after the edits.
    private static void next(Session session, KnownFix fix, boolean onlyByHand) {
        var report = session.report();
        if (fix.command().isEmpty()) {
            for (var change : fix.byHand()) {
                report.message("Left to do by hand: " + change);
            }
        } else if (onlyByHand) {
            report.message("Nothing stands in a file: run the command above");
        } else {
            report.message("Then run: " + fix.command().get());
        }
    }
}
