package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.page.PackagePage;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.size.Amount;
import dev.wardian.stack.size.Footprint;
import dev.wardian.stack.size.PackageFootprint;
import dev.wardian.stack.size.SizedFile;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells what an environment takes on disk.
final class SizeCommand implements Command {

    private static final Option HTML =
            Option.value("html", "FILE", "write the page of `tree --html`, opened at its treemap");
    private static final Option ALL = Option.flag("all a", "every package, not the biggest alone");

    /// The rows shown without `--all`.
    private static final int SHOWN = 25;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public String summary() {
        return "Tell what packages take on disk and what pulled them in";
    }

    @Override
    public String operands() {
        return "[PACKAGE...]";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>(List.of(ALL, HTML));
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian size",
                "wardian size numpy",
                "wardian size --html size.html",
                "wardian size --json");
    }

    @Override
    public ExitCode run(Session session) {
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                session.arguments(), session.workingFolder(), IfMissing.REFUSE));
        var names = ResolveOptionGroup.names(session.arguments().operands());
        var wanted = DeclaredNames.ofProject(session, environment);
        var footprint = wardian.inspector().size(environment, wanted);
        var asked = new ArrayList<PackageFootprint>();
        for (var name : names) {
            asked.add(
                    footprint
                            .find(name)
                            .orElseThrow(
                                    () ->
                                            new StackException(
                                                    new StackProblem.NotInstalled(
                                                            name.toString(),
                                                            environment.root().toString()))));
        }
        session.arguments()
                .value(HTML)
                .ifPresent(
                        file ->
                                PageFile.write(
                                        session,
                                        file,
                                        wardian.inspector()
                                                .page(environment, wanted)
                                                .html(PackagePage.View.SIZE)));
        if (session.json()) {
            session.report().answer(JsonText.of(tree(footprint, asked)));
        } else if (asked.isEmpty()) {
            overview(session, footprint);
        } else {
            for (var one : asked) {
                details(session, one);
            }
        }
        return ExitCode.SUCCESS;
    }

    private static void overview(Session session, Footprint footprint) {
        var report = session.report();
        var total = footprint.total();
        var whole = total.bytes() + footprint.folderBytes();
        report.answer(
                "`%s`: %s in %s, %s"
                        .formatted(
                                session.shown(footprint.root()),
                                Amounts.count(footprint.packages().size(), "package"),
                                Amounts.count(total.files(), "file"),
                                Amounts.bytes(whole)));
        report.answer(
                "  shared with the store or other environments: " + Amounts.bytes(total.shared()));
        report.answer(
                "  own: %s, folders: %s"
                        .formatted(
                                Amounts.bytes(total.own()),
                                Amounts.bytes(footprint.folderBytes())));
        report.answer(
                "  another environment with the same packages: %s (%s %%)"
                        .formatted(
                                Amounts.bytes(footprint.another()),
                                percent(footprint.another(), whole)));
        if (footprint.blocksMayBeShared()) {
            report.answer(
                    "  this file system can share the blocks of copies without telling:"
                            + " what counts as own may be shared");
        }
        report.answer("");
        table(session, footprint);
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0.0 : 100.0 * part / whole);
    }

    private static void table(Session session, Footprint footprint) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Package", "Size", "Own", "Files", "Here because"));
        var shown = session.arguments().has(ALL) ? Integer.MAX_VALUE : SHOWN;
        for (var one : footprint.packages()) {
            if (rows.size() > shown) {
                break;
            }
            rows.add(row(one.name() + " " + one.version(), one.amount(), reason(one)));
        }
        if (footprint.unclaimed().files() > 0) {
            rows.add(row("(no package)", footprint.unclaimed(), ""));
        }
        for (var line : Table.lines(rows)) {
            session.report().answer(line);
        }
        var left = footprint.packages().size() - shown;
        if (left > 0) {
            session.report().message(Amounts.count(left, "smaller package") + ": `--all`");
        }
    }

    private static List<String> row(String name, Amount amount, String reason) {
        return List.of(
                name,
                Amounts.bytes(amount.bytes()),
                Amounts.bytes(amount.own()),
                Long.toString(amount.files()),
                reason);
    }

    private static String reason(PackageFootprint one) {
        if (one.chain().size() < 2) {
            return one.requested() ? "asked for" : "required by nothing";
        }
        return joined(one.chain(), " -> ");
    }

    private static void details(Session session, PackageFootprint one) {
        var report = session.report();
        var amount = one.amount();
        report.answer(
                "%s %s: %s in %s, of it own %s"
                        .formatted(
                                one.name(),
                                one.version(),
                                Amounts.bytes(amount.bytes()),
                                Amounts.count(amount.files(), "file"),
                                Amounts.bytes(amount.own())));
        report.answer("  here because: " + reason(one));
        if (!one.requiredBy().isEmpty()) {
            report.answer("  required by: " + joined(one.requiredBy(), ", "));
        }
        if (!one.requires().isEmpty()) {
            report.answer("  requires: " + joined(one.requires(), ", "));
        }
        report.answer("  biggest files:");
        for (var file : one.largest()) {
            report.answer(
                    "    %10s  %s%s"
                            .formatted(
                                    Amounts.bytes(file.bytes()),
                                    file.path(),
                                    file.shared() ? "" : " (own)"));
        }
    }

    private static String joined(List<PackageName> names, String between) {
        var texts = new ArrayList<String>(names.size());
        for (var name : names) {
            texts.add(name.toString());
        }
        return String.join(between, texts);
    }

    private static Map<String, Object> tree(Footprint footprint, List<PackageFootprint> asked) {
        var packages = new ArrayList<Map<String, Object>>();
        for (var one : asked.isEmpty() ? footprint.packages() : asked) {
            packages.add(tree(one));
        }
        var total = footprint.total();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("root", footprint.root());
        tree.put("bytes", total.bytes() + footprint.folderBytes());
        tree.put("shared_bytes", total.shared());
        tree.put("own_bytes", total.own());
        tree.put("folder_bytes", footprint.folderBytes());
        tree.put("another_bytes", footprint.another());
        tree.put("files", total.files());
        tree.put("folders", footprint.folders());
        tree.put("blocks_may_be_shared", footprint.blocksMayBeShared());
        tree.put("packages", packages);
        tree.put("unclaimed", tree(footprint.unclaimed()));
        return tree;
    }

    private static Map<String, Object> tree(PackageFootprint one) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", one.name());
        tree.put("version", one.version());
        tree.put("requested", one.requested());
        tree.putAll(tree(one.amount()));
        tree.put("requires", one.requires());
        tree.put("required_by", one.requiredBy());
        tree.put("chain", one.chain());
        var largest = new ArrayList<Map<String, Object>>();
        for (SizedFile file : one.largest()) {
            var told = new LinkedHashMap<String, Object>();
            told.put("path", file.path());
            told.put("bytes", file.bytes());
            told.put("shared", file.shared());
            largest.add(told);
        }
        tree.put("largest", largest);
        return tree;
    }

    private static Map<String, Object> tree(Amount amount) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("files", amount.files());
        tree.put("bytes", amount.bytes());
        tree.put("shared_bytes", amount.shared());
        tree.put("own_bytes", amount.own());
        return tree;
    }
}
