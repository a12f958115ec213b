package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.interpreter.KnownPython;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells of the Pythons of this machine.
final class PythonCommand implements Command {

    private static final Actions ACTIONS =
            new Actions("python", List.of("list", "find", "pin"), "list");

    private static final Option SYSTEM =
            Option.flag("system", "pass over virtual environments (find)");
    private static final Option SHOW_VERSION =
            Option.flag("show-version", "print the version too (find)");

    @Override
    public String name() {
        return "python";
    }

    @Override
    public String summary() {
        return "List the Pythons of this machine, find the one that a request leads to, or pin it";
    }

    @Override
    public String operands() {
        return "list | find [REQUEST] | pin [REQUEST]";
    }

    @Override
    public List<Option> options() {
        return List.of(SYSTEM, SHOW_VERSION);
    }

    @Override
    public List<String> actions() {
        return ACTIONS.known();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian python list            # search path, pyenv, uv, conda, /usr,"
                        + " environments",
                "wardian python list --json",
                "wardian python find            # the one that would be used here",
                "wardian python find 3.11",
                "wardian python find '>=3.9,<3.13' --system",
                "wardian python find pypy3.10",
                "wardian python pin 3.12        # .python-version: what the project is worked on with",
                "wardian python pin             # what is pinned");
    }

    @Override
    public ExitCode run(Session session) {
        var words = session.arguments().operands();
        var action = ACTIONS.of(words);
        if (words.size() > (action.equals("list") ? 1 : 2)) {
            throw new UsageException("unexpected `" + words.getLast() + "`");
        }
        if (action.equals("pin")) {
            return new PythonPinning(session)
                    .run(words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty());
        }
        if (action.equals("find")) {
            find(session, words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty());
        } else {
            list(session);
        }
        return ExitCode.SUCCESS;
    }

    private static void find(Session session, Optional<String> request) {
        var found =
                session.wardian().environments().python(request, session.arguments().has(SYSTEM));
        var report = session.report();
        report.detail(found.where());
        if (session.json()) {
            report.answer(JsonText.of(tree(found)));
        } else {
            var version = session.arguments().has(SHOW_VERSION) ? "  " + found.version() : "";
            report.answer(found.executable() + version);
        }
    }

    private static void list(Session session) {
        var survey = session.wardian().environments().pythons();
        var report = session.report();
        if (session.json()) {
            var pythons = new ArrayList<Map<String, Object>>();
            for (var one : survey.pythons()) {
                pythons.add(tree(one));
            }
            var unusable = new ArrayList<Map<String, Object>>();
            for (var one : survey.unusable()) {
                var row = new LinkedHashMap<String, Object>();
                row.put("path", one.program());
                row.put("reason", one.reason());
                unusable.add(row);
            }
            var answer = new LinkedHashMap<String, Object>();
            answer.put("pythons", pythons);
            answer.put("unusable", unusable);
            report.answer(JsonText.of(answer));
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Python", "Path", "Found"));
        for (var one : survey.pythons()) {
            rows.add(List.of(label(one), one.executable().toString(), remarks(one)));
        }
        if (rows.size() > 1) {
            Table.lines(rows).forEach(report::answer);
        } else {
            report.message("No Python was found");
        }
        for (var one : survey.unusable()) {
            report.detail(one.reason());
        }
    }

    private static String label(KnownPython python) {
        return python.implementation()
                + " "
                + python.version()
                + (python.freeThreaded() ? " free-threaded" : "");
    }

    private static String remarks(KnownPython python) {
        var text = new StringBuilder(python.where());
        if (python.externallyManaged().isPresent()) {
            text.append("; managed by the system (PEP 668)");
        }
        if (!python.supported()) {
            text.append("; too old to work with");
        }
        return text.toString();
    }

    private static Map<String, Object> tree(KnownPython python) {
        var row = new LinkedHashMap<String, Object>();
        row.put("version", python.version().toString());
        row.put("implementation", python.implementation());
        row.put("free_threaded", python.freeThreaded());
        row.put("platform", python.platform());
        row.put("path", python.executable());
        row.put("real_path", python.real());
        row.put("prefix", python.prefix());
        row.put("kind", python.kind().name().toLowerCase(Locale.ROOT));
        row.put("supported", python.supported());
        row.put("externally_managed", python.externallyManaged().isPresent());
        row.put("found", python.where());
        return row;
    }
}
