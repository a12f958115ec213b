package dev.wardian.stack.foreign;

import dev.wardian.stack.exchange.RequirementsLine;
import dev.wardian.stack.exchange.RequirementsText;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.version.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// `requirements.txt` and `.in` with all that they include.
final class RequirementsFile {

    private final Foreign.Draft draft = new Foreign.Draft();
    private final Set<Path> open = new HashSet<>();

    static Foreign read(Path file, String text) {
        var reading = new RequirementsFile();
        reading.open.add(file);
        reading.lines(file, text, false);
        return reading.draft.done();
    }

    private void lines(Path file, String text, boolean constraints) {
        for (var line : RequirementsText.parse(text, name -> Optional.empty())) {
            switch (line) {
                case RequirementsLine.Required required -> required(file, required, constraints);
                case RequirementsLine.Included(_, _, var location, var asConstraints) ->
                        included(file, location, constraints || asConstraints);
                case RequirementsLine.IndexUrl(_, _, var url) ->
                        draft.indexes.add(new Foreign.Index("", url, true));
                case RequirementsLine.ExtraIndexUrl(_, _, var url) ->
                        draft.indexes.add(new Foreign.Index("", url, false));
                case RequirementsLine.FindLinks(_, _, var location) ->
                        draft.losses.add(
                                "`--find-links "
                                        + location
                                        + "`: give it to the command, or set `PIP_FIND_LINKS`");
                case RequirementsLine.TrustedHost(_, _, var host) ->
                        draft.losses.add(
                                "`--trusted-host " + host + "`: set it in pip's configuration");
                case RequirementsLine.NoIndex _ ->
                        draft.losses.add("`--no-index`: give it to the command");
                case RequirementsLine.Format _ ->
                        draft.losses.add(
                                "`--no-binary`, `--only-binary`: give them to the command");
                case RequirementsLine.Prereleases _ ->
                        draft.losses.add("`--pre`: give it to the command");
                case RequirementsLine.RequireHashes _,
                        RequirementsLine.PreferBinary _,
                        RequirementsLine.WithoutEffect _ -> {}
            }
        }
    }

    private void included(Path file, String location, boolean constraints) {
        try {
            var other = file.resolveSibling(location).normalize();
            if (!open.add(other)) {
                return;
            }
            lines(other, Files.readString(other), constraints);
        } catch (IOException | InvalidPathException problem) {
            draft.losses.add("`" + location + "`, which is included, cannot be read");
        }
    }

    private void required(Path file, RequirementsLine.Required line, boolean constraint) {
        WrittenRequirement written;
        var folder = Optional.ofNullable(file.getParent()).orElseThrow();
        try {
            written =
                    line.editable()
                            ? WrittenRequirement.parseEditable(line.text(), folder)
                            : WrittenRequirement.parse(line.text(), folder);
        } catch (SyntaxException problem) {
            draft.losses.add(
                    "`" + line.text() + "` is no requirement: expected " + problem.expected());
            return;
        }
        switch (written) {
            case WrittenRequirement.Named(var named) -> {
                for (var one : named.specifiers().specifiers()) {
                    if (one.operator() == Operator.EQUAL && !one.isWildcard()) {
                        draft.pin(
                                named.name().toString(),
                                one.version(),
                                named.marker().map(Object::toString).orElse(""),
                                line.hashes());
                    }
                }
                if (constraint) {
                    draft.constraints.add(line.text());
                } else {
                    draft.need(Section.main(), line.text());
                }
            }
            case WrittenRequirement.Located located -> {
                if (line.text().equals(".")
                        || located.location()
                                .url()
                                .equals(folder.toUri().toString().replaceAll("/$", ""))) {
                    draft.losses.add("`" + line.text() + "` is the project itself");
                } else {
                    draft.need(Section.main(), (line.editable() ? "-e " : "") + line.text());
                }
            }
        }
    }
}
