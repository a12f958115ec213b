package dev.wardian.stack.choice;

import dev.wardian.stack.universal.UniversalChoices;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How requirements become a file of pins.
///
/// @param resolve how versions are chosen
/// @param target the Python and platform to solve for
/// @param universal for which environments to solve at once instead; then the target's platform
///     does not count and its Python is the oldest
/// @param output the file to write; empty for text alone. An existing file's pins are preferred
/// @param format what is written
/// @param command the command line to name in the header
/// @param header whether the header is written
/// @param annotate whether `# via` lines are written
/// @param annotationStyle whether `# via` follows on the same line
/// @param hashes whether every file's digest is written
/// @param emitIndexUrl whether the index lines are written
/// @param indexAnnotation whether the index of each pin is written below it
/// @param emitFindLinks whether the `--find-links` lines are written
/// @param emitBuildOptions whether `--no-binary` and `--only-binary` lines are written
/// @param noEmit packages to leave out
/// @param stripExtras whether extras are left out of the pins
/// @param stripMarkers whether the pins of one environment say nothing of where else they are asked
///     for
/// @param writes whether the output is written; else it only tells what kind of text is wanted and
///     which pins are preferred
/// @param notes what a lock of a project says of the project
/// @param preferred a file whose pins are preferred instead of those of the output
public record CompileChoices(
        ResolveChoices resolve,
        TargetChoice target,
        Optional<UniversalChoices> universal,
        Optional<Path> output,
        Format format,
        List<String> command,
        boolean header,
        boolean annotate,
        AnnotationStyle annotationStyle,
        boolean hashes,
        boolean emitIndexUrl,
        boolean indexAnnotation,
        boolean emitFindLinks,
        boolean emitBuildOptions,
        PackageSelection noEmit,
        boolean stripExtras,
        boolean stripMarkers,
        boolean writes,
        Optional<LockNotes> notes,
        Optional<Path> preferred) {

    /// What is written.
    public enum Format {
        /// `pylock.toml` and `pylock.*.toml` become locks, all else a requirements file.
        BY_NAME,
        /// A requirements file.
        REQUIREMENTS,
        /// A lock (PEP 751).
        LOCK
    }

    /// Where `# via` stands.
    public enum AnnotationStyle {
        SPLIT,
        LINE
    }

    public CompileChoices {
        command = List.copyOf(command);
    }

    /// What a bare `compile` does with this output.
    public static CompileChoices usual(Optional<Path> output, List<String> command) {
        return new CompileChoices(
                ResolveChoices.usual(),
                TargetChoice.ofInterpreter(),
                Optional.empty(),
                output,
                Format.BY_NAME,
                command,
                true,
                true,
                AnnotationStyle.SPLIT,
                false,
                false,
                false,
                false,
                false,
                PackageSelection.none(),
                true,
                true,
                true,
                Optional.empty(),
                Optional.empty());
    }

    public CompileChoices withResolve(ResolveChoices choices) {
        var draft = new Draft(this);
        draft.resolve = choices;
        return draft.done();
    }

    public CompileChoices withTarget(TargetChoice other) {
        var draft = new Draft(this);
        draft.target = other;
        return draft.done();
    }

    public CompileChoices withUniversal(UniversalChoices environments) {
        var draft = new Draft(this);
        draft.universal = Optional.of(environments);
        return draft.done();
    }

    public CompileChoices withFormat(Format other) {
        var draft = new Draft(this);
        draft.format = other;
        return draft.done();
    }

    public CompileChoices withHeader(boolean written) {
        var draft = new Draft(this);
        draft.header = written;
        return draft.done();
    }

    public CompileChoices withAnnotations(boolean written) {
        var draft = new Draft(this);
        draft.annotate = written;
        return draft.done();
    }

    public CompileChoices withAnnotationStyle(AnnotationStyle style) {
        var draft = new Draft(this);
        draft.annotationStyle = style;
        return draft.done();
    }

    public CompileChoices withHashes(boolean written) {
        var draft = new Draft(this);
        draft.hashes = written;
        return draft.done();
    }

    public CompileChoices withIndexUrl(boolean written) {
        var draft = new Draft(this);
        draft.emitIndexUrl = written;
        return draft.done();
    }

    public CompileChoices withIndexAnnotation(boolean written) {
        var draft = new Draft(this);
        draft.indexAnnotation = written;
        return draft.done();
    }

    public CompileChoices withFindLinks(boolean written) {
        var draft = new Draft(this);
        draft.emitFindLinks = written;
        return draft.done();
    }

    public CompileChoices withBuildOptions(boolean written) {
        var draft = new Draft(this);
        draft.emitBuildOptions = written;
        return draft.done();
    }

    public CompileChoices withNoEmit(PackageSelection packages) {
        var draft = new Draft(this);
        draft.noEmit = packages;
        return draft.done();
    }

    public CompileChoices withStripExtras(boolean stripped) {
        var draft = new Draft(this);
        draft.stripExtras = stripped;
        return draft.done();
    }

    public CompileChoices withStripMarkers(boolean stripped) {
        var draft = new Draft(this);
        draft.stripMarkers = stripped;
        return draft.done();
    }

    public CompileChoices withWrites(boolean written) {
        var draft = new Draft(this);
        draft.writes = written;
        return draft.done();
    }

    public CompileChoices withNotes(LockNotes project) {
        var draft = new Draft(this);
        draft.notes = Optional.of(project);
        return draft.done();
    }

    public CompileChoices withPreferred(Path file) {
        var draft = new Draft(this);
        draft.preferred = Optional.of(file);
        return draft.done();
    }

    /// Choices while some of them change: besides the record's head the only place that lists them
    /// all.
    private static final class Draft {
        ResolveChoices resolve;
        TargetChoice target;
        Optional<UniversalChoices> universal;
        Optional<Path> output;
        Format format;
        List<String> command;
        boolean header;
        boolean annotate;
        AnnotationStyle annotationStyle;
        boolean hashes;
        boolean emitIndexUrl;
        boolean indexAnnotation;
        boolean emitFindLinks;
        boolean emitBuildOptions;
        PackageSelection noEmit;
        boolean stripExtras;
        boolean stripMarkers;
        boolean writes;
        Optional<LockNotes> notes;
        Optional<Path> preferred;

        Draft(CompileChoices from) {
            this.resolve = from.resolve;
            this.target = from.target;
            this.universal = from.universal;
            this.output = from.output;
            this.format = from.format;
            this.command = from.command;
            this.header = from.header;
            this.annotate = from.annotate;
            this.annotationStyle = from.annotationStyle;
            this.hashes = from.hashes;
            this.emitIndexUrl = from.emitIndexUrl;
            this.indexAnnotation = from.indexAnnotation;
            this.emitFindLinks = from.emitFindLinks;
            this.emitBuildOptions = from.emitBuildOptions;
            this.noEmit = from.noEmit;
            this.stripExtras = from.stripExtras;
            this.stripMarkers = from.stripMarkers;
            this.writes = from.writes;
            this.notes = from.notes;
            this.preferred = from.preferred;
        }

        CompileChoices done() {
            return new CompileChoices(
                    resolve,
                    target,
                    universal,
                    output,
                    format,
                    command,
                    header,
                    annotate,
                    annotationStyle,
                    hashes,
                    emitIndexUrl,
                    indexAnnotation,
                    emitFindLinks,
                    emitBuildOptions,
                    noEmit,
                    stripExtras,
                    stripMarkers,
                    writes,
                    notes,
                    preferred);
        }
    }
}
