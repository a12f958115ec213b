package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import java.util.LinkedHashMap;
import java.util.Optional;

/// `wardian env clone`.
final class EnvCloning {

    private EnvCloning() {}

    static ExitCode run(Session session, String from, String to) {
        var source =
                session.wardian()
                        .environment(
                                new EnvironmentRequest.Virtual(
                                        session.workingFolder().resolve(from).normalize(),
                                        Optional.empty(),
                                        IfMissing.REFUSE));
        var folder = session.workingFolder().resolve(to).normalize();
        if (session.arguments().has(InstallOptionGroup.DRY_RUN)) {
            session.report()
                    .message(
                            "Would copy `%s` to `%s`"
                                    .formatted(
                                            session.shown(source.root()), session.shown(folder)));
            return ExitCode.SUCCESS;
        }
        var done =
                session.wardian()
                        .environments()
                        .copy(source, folder, session.arguments().value(EnvCommand.PROMPT));
        session.endProgress();
        if (session.json()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("root", done.root());
            row.put("linked_files", done.linked());
            row.put("copied_files", done.copied());
            row.put("rewritten_files", done.rewritten());
            row.put("link_modes", done.linkModes());
            session.report().answer(JsonText.of(row));
            return ExitCode.SUCCESS;
        }
        session.report()
                .message(
                        "Copied `%s` to `%s` in %s: %s %s, %d copied, %d written for the new folder"
                                .formatted(
                                        session.shown(source.root()),
                                        session.shown(done.root()),
                                        Amounts.duration(done.milliseconds()),
                                        Amounts.count(done.linked(), "file"),
                                        done.linkModes().isEmpty()
                                                ? "linked"
                                                : "by " + String.join(", ", done.linkModes()),
                                        done.copied(),
                                        done.rewritten()));
        return ExitCode.SUCCESS;
    }
}
