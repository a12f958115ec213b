package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.cli.output.Report;
import dev.wardian.host.HostProfile;
import dev.wardian.host.HostRecord;
import dev.wardian.host.Memory;
import dev.wardian.host.PackageSystem;
import dev.wardian.host.Processor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Tells what a machine is.
final class HostCommand implements Command {

    private static final Option OUTPUT =
            Option.value("output o", "FILE", "write the record of the machine there, for `--host`");

    @Override
    public String name() {
        return "host";
    }

    @Override
    public String summary() {
        return "Tell what this machine is, or one that is named";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>(List.of(OUTPUT));
        options.addAll(HostOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian host",
                "wardian host -o node.json                        # on the machine to build for",
                "wardian host --host node.json                    # elsewhere",
                "wardian host --host debian:12 --gpu H200,driver=570 --json");
    }

    @Override
    public ExitCode run(Session session) {
        var host = session.wardian().checker().host(HostOptionGroup.read(session.arguments()));
        var record = JsonText.of(HostRecord.tree(host));
        session.arguments().value(OUTPUT).ifPresent(name -> write(session, name, record));
        if (session.json()) {
            session.report().answer(record);
        } else if (!session.arguments().has(OUTPUT)) {
            tell(session.report(), host);
        }
        return ExitCode.SUCCESS;
    }

    private static void write(Session session, String name, String record) {
        var file = session.workingFolder().resolve(name);
        try {
            Files.writeString(file, record + "\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        session.report().message("Wrote `" + session.shown(file) + "`");
    }

    private static void tell(Report report, HostProfile host) {
        line(report, "system", system(host));
        line(report, "libc", host.libc().map(Object::toString).orElse("none found"));
        line(report, "processor", processor(host.processor()));
        if (host.memory().total() > 0) {
            line(report, "memory", memory(host.memory()));
        }
        for (var disk : host.disks()) {
            line(
                    report,
                    "disk",
                    "%s free of %s (%s) at `%s`"
                            .formatted(
                                    Amounts.bytes(disk.free()),
                                    Amounts.bytes(disk.total()),
                                    disk.type(),
                                    disk.folder()));
        }
        if (host.container().isContainer()) {
            line(
                    report,
                    "container",
                    host.container().kind() + " (" + host.container().evidence() + ")");
        }
        line(report, "packages", host.packages().map(HostCommand::packages).orElse("none found"));
        for (var python : host.pythons()) {
            line(
                    report,
                    "python",
                    "%s %s at `%s` (%s)"
                            .formatted(
                                    python.implementation(),
                                    python.version(),
                                    python.program(),
                                    python.reason()));
        }
        for (var row : GpuCommand.rows(host.accelerators())) {
            line(report, "gpu", row);
        }
    }

    private static void line(Report report, String what, String value) {
        report.answer(what + " ".repeat(Math.max(1, 11 - what.length())) + value);
    }

    private static String system(HostProfile host) {
        return host.distribution().title()
                + " ("
                + host.distribution()
                + ")"
                + (host.kernel().isEmpty() ? "" : ", kernel " + host.kernel());
    }

    private static String processor(Processor one) {
        var text = new StringBuilder(one.architecture());
        one.level().ifPresent(_ -> text.append(", ").append(one.baseline()));
        if (one.count() > 0) {
            text.append(", ").append(one.count()).append(" x ");
            text.append(one.model().isEmpty() ? "(unknown model)" : one.model());
        }
        return text.toString();
    }

    private static String memory(Memory memory) {
        return Amounts.bytes(memory.available())
                + " free of "
                + Amounts.bytes(memory.total())
                + memory.limit().map(limit -> ", limited to " + Amounts.bytes(limit)).orElse("");
    }

    private static String packages(PackageSystem one) {
        var text = new StringBuilder(one.tool());
        one.installed().ifPresent(count -> text.append(", ").append(count).append(" installed"));
        if (!one.held().isEmpty()) {
            text.append(", held: ").append(String.join(" ", one.held()));
        }
        if (!one.unfinished().isEmpty()) {
            text.append(", not configured: ").append(String.join(" ", one.unfinished()));
        }
        one.indexed().ifPresent(time -> text.append(", lists of ").append(time));
        return text.toString();
    }
}
