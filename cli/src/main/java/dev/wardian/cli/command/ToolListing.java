package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.workspace.Aging;
import dev.wardian.stack.workspace.Outdated;
import dev.wardian.stack.workspace.ToolBox;
import dev.wardian.stack.workspace.ToolBox.Tool;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells which tools are installed, and what the options ask of them.
final class ToolListing {

    private final Session session;
    private final ToolBox box;

    ToolListing(Session session) {
        this.session = session;
        this.box = ToolBox.of(session.invocation().home(), session.invocation().environment());
    }

    ExitCode list() {
        var outdated = has(ToolCommand.OUTDATED);
        var rows = new ArrayList<Map<String, Object>>();
        var tools = box.tools();
        for (var tool : tools) {
            var environment = environment(tool);
            var latest = outdated ? latest(tool, environment) : Optional.<Version>empty();
            if (!outdated || latest.isPresent()) {
                var row = row(tool, environment, latest);
                rows.add(row);
                if (!session.json()) {
                    tell(tool, row, latest);
                }
            }
        }
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(rows));
        } else if (rows.isEmpty()) {
            session.report()
                    .message(tools.isEmpty() ? "No tools are installed" : "No tool is outdated");
        }
        return ExitCode.SUCCESS;
    }

    private boolean has(Option option) {
        return session.arguments().has(option);
    }

    private Environment environment(Tool tool) {
        return session.wardian()
                .environment(
                        new EnvironmentRequest.Virtual(
                                tool.environment(), Optional.empty(), IfMissing.REFUSE));
    }

    private Optional<Version> latest(Tool tool, Environment environment) {
        var graph = session.wardian().inspector().graph(environment);
        return new Aging(session.wardian(), environment, graph, Map.of())
                .of(List.of(tool.name()), false).stream().map(Outdated::latest).findFirst();
    }

    private Map<String, Object> row(Tool tool, Environment environment, Optional<Version> latest) {
        var programs = new ArrayList<String>();
        tool.programs().forEach(it -> programs.add(String.valueOf(it.getFileName())));
        var row = new LinkedHashMap<String, Object>();
        row.put("name", tool.name());
        row.put(
                "version",
                session.wardian().inspector().show(environment, tool.name()).installed().version());
        if (has(ToolCommand.OUTDATED)) {
            row.put("latest", latest);
        }
        row.put("requirements", tool.requirements());
        row.put("programs", programs);
        row.put("environment", tool.environment());
        return row;
    }

    private void tell(Tool tool, Map<String, Object> row, Optional<Version> latest) {
        var line = new StringBuilder(tool.name() + " " + row.get("version"));
        var own = Requirement.parse(tool.requirements().getFirst());
        if (has(ToolCommand.SHOW_VERSION_SPECIFIERS) && !own.specifiers().isEmpty()) {
            line.append(" [required: ").append(own.specifiers().asWritten()).append(']');
        }
        latest.ifPresent(it -> line.append(" [latest: ").append(it).append(']'));
        if (has(ToolCommand.SHOW_EXTRAS) && !own.extras().isEmpty()) {
            line.append(
                    own.extras().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ", " [extras: ", "]")));
        }
        var others = tool.requirements().subList(1, tool.requirements().size());
        if (has(ToolCommand.SHOW_WITH) && !others.isEmpty()) {
            line.append(" [with: ").append(String.join(", ", others)).append(']');
        }
        var paths = has(ToolCommand.SHOW_PATHS);
        if (paths) {
            line.append(" (").append(tool.folder()).append(')');
        }
        session.report().answer(line.toString());
        for (var program : tool.programs()) {
            session.report()
                    .answer("- " + program.getFileName() + (paths ? " (" + program + ")" : ""));
        }
    }
}
