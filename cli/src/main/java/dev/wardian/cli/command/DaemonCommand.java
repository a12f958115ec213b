package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.cli.output.Resident;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells about the process that stays, or ends it. The client hands this command to a daemon that
/// runs and never starts one for it.
final class DaemonCommand implements Command {

    private static final Actions ACTIONS =
            new Actions("daemon", List.of("status", "stop", "log"), "status");

    @Override
    public String name() {
        return "daemon";
    }

    @Override
    public String summary() {
        return "Tell about the warm engine, show its log, or stop it";
    }

    @Override
    public String operands() {
        return "status|stop|log";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public List<String> actions() {
        return ACTIONS.known();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian daemon status",
                "wardian daemon status --json",
                "wardian daemon stop            # the next command starts another one",
                "wardian daemon log");
    }

    @Override
    public ExitCode run(Session session) {
        var action = ACTIONS.of(session.arguments().operands());
        var resident = session.invocation().resident();
        if (resident.isEmpty()) {
            tell(session, Map.of("running", false), "no daemon is running");
            return ExitCode.SUCCESS;
        }
        switch (action) {
            case "stop" -> {
                resident.get().stop();
                tell(session, Map.of("running", false), "the daemon stops");
            }
            case "log" -> log(session, resident.get());
            default -> status(session, resident.get().status());
        }
        return ExitCode.SUCCESS;
    }

    private static void tell(Session session, Map<String, Object> tree, String line) {
        session.report().answer(session.json() ? JsonText.of(tree) : line);
    }

    private static void status(Session session, Resident.Status status) {
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("running", true);
            tree.put("pid", status.pid());
            tree.put("version", status.version());
            tree.put("seconds", status.seconds());
            tree.put("served", status.served());
            tree.put("underway", status.underway());
            tree.put("heap_bytes", status.heapBytes());
            tree.put("socket", status.socket().toString());
            tree.put("log", status.log().toString());
            session.report().answer(JsonText.of(tree));
            return;
        }
        var report = session.report();
        report.answer("process " + status.pid() + ", wardian " + status.version());
        report.answer(
                status.served()
                        + " commands served in "
                        + status.seconds()
                        + " s, "
                        + status.underway()
                        + " underway");
        report.answer(Amounts.bytes(status.heapBytes()) + " of objects");
        report.answer("socket " + status.socket());
        report.answer("log    " + status.log());
    }

    private static void log(Session session, Resident resident) {
        var file = resident.status().log();
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).stripTrailing();
            tell(session, Map.of("log", text), text.isEmpty() ? "the log is empty" : text);
        } catch (IOException absent) {
            tell(session, Map.of("log", ""), "there is no log");
        }
    }
}
