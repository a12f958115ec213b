package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.check.Checked;
import dev.wardian.stack.choice.CheckChoices;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.environment.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says whether the packages of an environment fit together and run on a machine, or those of a
/// lock would.
final class CheckCommand implements Command {

    private static final Option NO_FACTS =
            Option.flag("no-facts", "trust metadata alone: do not look into files");
    private static final Option MODULE =
            Option.repeated("module m", "NAME", "what you import besides top-level modules");

    private static final List<Option> OF_LOCKS =
            List.of(
                    InstallOptionGroup.EXTRA,
                    InstallOptionGroup.ALL_EXTRAS,
                    InstallOptionGroup.GROUP,
                    InstallOptionGroup.ALL_GROUPS,
                    ResolveOptionGroup.PYTHON_VERSION,
                    ResolveOptionGroup.PLATFORM);

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "Say whether the packages of an environment or a lock fit together and run on a machine";
    }

    @Override
    public String operands() {
        return "[LOCK]";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(MODULE);
        options.add(NO_FACTS);
        options.addAll(HostOptionGroup.all());
        options.addAll(OF_LOCKS);
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian check",
                "wardian check --module plotly.express",
                "wardian check pylock.toml                        # before anything is installed",
                "wardian check pylock.toml --host debian:12 --gpu H200,driver=570",
                "wardian check --venv ~/env --json");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (arguments.operands().size() > 1) {
            throw new UsageException(
                    "`check` takes one lock", Optional.of("wardian check pylock.toml"));
        }
        var locks = arguments.operands();
        if (locks.isEmpty()) {
            refuseOfLocks(arguments);
        }
        var environment =
                session.wardian()
                        .environment(
                                locks.isEmpty()
                                        ? EnvironmentOptionGroup.read(
                                                arguments,
                                                session.workingFolder(),
                                                IfMissing.REFUSE)
                                        : GraphOptionGroup.interpreter(
                                                arguments, session.workingFolder()));
        var choices =
                new CheckChoices(
                        !arguments.has(NO_FACTS),
                        arguments.all(MODULE),
                        HostOptionGroup.read(arguments));
        var checked =
                locks.isEmpty()
                        ? session.wardian().checker().check(environment, choices)
                        : session.wardian()
                                .checker()
                                .check(
                                        environment,
                                        Path.of(locks.getFirst()),
                                        InstallOptionGroup.lockedPart(arguments),
                                        ResolveOptionGroup.target(arguments),
                                        choices);
        session.endProgress();
        return tell(session, environment, locks.stream().findFirst(), checked);
    }

    /// What an environment holds is not chosen here.
    private static void refuseOfLocks(Arguments arguments) {
        for (var option : OF_LOCKS) {
            if (arguments.has(option)) {
                throw new UsageException(
                        "`" + option.spelling() + "` is for locks",
                        Optional.of("wardian check pylock.toml"));
            }
        }
    }

    private static ExitCode tell(
            Session session, Environment environment, Optional<String> lock, Checked checked) {
        var findings = checked.findings();
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("environment", PlanReport.environment(environment));
            lock.ifPresent(file -> tree.put("lock", file));
            tree.put("ok", findings.isEmpty());
            tree.put("findings", rows(findings));
            tree.put("remarks", checked.remarks());
            session.report().answer(JsonText.of(tree));
        } else {
            for (var finding : findings) {
                session.report().answer(finding.message());
                for (var line : finding.evidence()) {
                    session.report().answer("  " + line);
                }
                finding.remedy()
                        .ifPresent(
                                requirement ->
                                        session.report()
                                                .answer(
                                                        "  hint: `wardian install '"
                                                                + requirement
                                                                + "'`"));
            }
            for (var remark : checked.remarks()) {
                session.report().message(remark);
            }
        }
        session.report()
                .message(
                        findings.isEmpty()
                                ? "All packages of `"
                                        + lock.orElseGet(() -> session.shown(environment.root()))
                                        + "` fit"
                                : "Found " + Amounts.count(findings.size(), "problem"));
        return findings.isEmpty() ? ExitCode.SUCCESS : ExitCode.REFUSED;
    }

    static List<Map<String, Object>> rows(List<CheckFinding> findings) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var finding : findings) {
            var row = new LinkedHashMap<String, Object>();
            row.put("kind", kind(finding));
            row.put("message", finding.message());
            row.put("evidence", finding.evidence());
            finding.remedy().ifPresent(requirement -> row.put("remedy", requirement));
            rows.add(row);
        }
        return rows;
    }

    private static String kind(CheckFinding finding) {
        return switch (finding) {
            case CheckFinding.Missing _ -> "missing";
            case CheckFinding.Conflicting _ -> "conflicting";
            case CheckFinding.WrongPython _ -> "wrong_python";
            case CheckFinding.WrongPlatform _ -> "wrong_platform";
            case CheckFinding.Duplicate _ -> "duplicate";
            case CheckFinding.NotImportable _ -> "not_importable";
            case CheckFinding.NumpyMismatch _ -> "numpy_mismatch";
            case CheckFinding.TorchMismatch _ -> "torch_mismatch";
            case CheckFinding.Lacking _ -> "missing_library";
            case CheckFinding.Overwritten _ -> "overwritten";
            case CheckFinding.NoGpuCode _ -> "no_gpu_code";
            case CheckFinding.DriverTooOld _ -> "driver_too_old";
            case CheckFinding.Shadowed _ -> "shadowed";
            case CheckFinding.ProtobufMismatch _ -> "protobuf_mismatch";
            case CheckFinding.Corrected _ -> "corrected";
            case CheckFinding.NotForTarget _ -> "not_for_target";
            case CheckFinding.Unreadable _ -> "unreadable";
        };
    }
}
