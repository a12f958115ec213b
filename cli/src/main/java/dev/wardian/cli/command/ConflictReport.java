package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.Unsolvable;
import dev.wardian.stack.explain.ConflictPage;
import dev.wardian.stack.explain.Fix;
import dev.wardian.stack.explain.FixMemory;
import dev.wardian.stack.explain.InquiryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells why requirements cannot be met: the first explanation at once, then what else collides,
/// then what would help.
final class ConflictReport {

    private static final int MOST_FIXES = 6;

    private final Session session;

    ConflictReport(Session session) {
        this.session = session;
    }

    ExitCode refuse(Unsolvable unsolvable) {
        if (session.json()) {
            answer(unsolvable);
        } else {
            tell(unsolvable);
        }
        return ExitCode.REFUSED;
    }

    private void answer(Unsolvable unsolvable) {
        var fixes = fixes(unsolvable);
        session.endProgress();
        session.report().answer(JsonText.of(InquiryTree.of(unsolvable.inquiry(), fixes)));
        session.report().error(unsolvable.message(), unsolvable.explanation(), unsolvable.hint());
        draw(unsolvable, fixes);
    }

    private void tell(Unsolvable unsolvable) {
        var report = session.report();
        if (session.arguments().has(ExplainOptionGroup.NO_FIXES)) {
            session.endProgress();
            report.error(unsolvable.message(), unsolvable.explanation(), unsolvable.hint());
            draw(unsolvable, List.of());
            return;
        }
        report.error(unsolvable.message(), unsolvable.explanation(), Optional.empty());
        for (var conflict : unsolvable.inquiry().further()) {
            report.error(conflict.message(), conflict.lines(), Optional.empty());
        }
        var fixes = fixes(unsolvable);
        session.endProgress();
        if (!fixes.isEmpty()) {
            report.note(report.colours().bold("what would help") + ", solved to be sure:");
        }
        for (var index = 0; index < fixes.size(); index++) {
            for (var line : lines(index + 1, fixes.get(index))) {
                report.note(line);
            }
        }
        if (!fixes.isEmpty() && unsolvable.lacksIndex()) {
            unsolvable.hint().ifPresent(report::hint);
        }
        hint(unsolvable, fixes).ifPresent(report::hint);
        draw(unsolvable, fixes);
    }

    /// Writes the page that was asked for. That it cannot be written does not hide the conflict.
    private void draw(Unsolvable unsolvable, List<Fix> fixes) {
        var name = session.arguments().value(ExplainOptionGroup.EXPLAIN_HTML);
        if (name.isEmpty()) {
            return;
        }
        var file = session.workingFolder().resolve(name.get());
        var page = ConflictPage.html(unsolvable.inquiry(), fixes);
        session.endProgress();
        try {
            Files.writeString(file, page);
            session.report().message("Wrote `" + session.shown(file) + "`");
        } catch (IOException failure) {
            session.report().warning("`" + session.shown(file) + "` cannot be written: " + failure);
        }
    }

    private Optional<String> hint(Unsolvable unsolvable, List<Fix> fixes) {
        if (fixes.isEmpty()) {
            return unsolvable.hint();
        }
        if (session.invocation().words().contains("add")) {
            var words = FixedCommand.ofWords(fixes.getFirst(), session);
            if (words.isPresent()) {
                return words;
            }
        }
        return fixes.getFirst().isInFiles()
                ? Optional.of(
                        "`wardian fix 1` makes the first change; with `--dry-run` it shows it")
                : FixedCommand.after(fixes.getFirst(), session).or(unsolvable::hint);
    }

    private List<Fix> fixes(Unsolvable unsolvable) {
        if (session.arguments().has(ExplainOptionGroup.NO_FIXES)) {
            return List.of();
        }
        var all = unsolvable.inquiry().fixes();
        var fixes = all.size() > MOST_FIXES ? all.subList(0, MOST_FIXES) : all;
        var memory =
                new FixMemory(session.wardian().settings().cacheFolder(), session.workingFolder());
        var _ =
                memory.remember(
                        fixes, session.placesFolder(), it -> FixedCommand.after(it, session));
        return fixes;
    }

    private List<String> lines(int number, Fix fix) {
        var colours = session.report().colours();
        var lines = new ArrayList<String>();
        lines.add("  " + number + ". " + fix.text());
        var picks = new StringBuilder();
        fix.picks()
                .forEach(
                        (name, version) ->
                                picks.append(picks.isEmpty() ? "" : ", ")
                                        .append(name)
                                        .append(' ')
                                        .append(version));
        var all = Amounts.count(fix.packages(), "package");
        lines.add(colours.dim("     gives " + picks + " (" + all + " in all)"));
        for (var doubt : fix.doubts()) {
            lines.add("     " + colours.yellow("but:") + " " + doubt);
        }
        return lines;
    }
}
