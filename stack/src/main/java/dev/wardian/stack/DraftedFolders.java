package dev.wardian.stack;

import dev.wardian.python.build.PromisedNeeds;
import dev.wardian.stack.file.DraftTexts;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// What the projects of folders need, where their project files are being edited: the edit counts,
/// and no build of what lies there may answer.
///
/// @param drafts what the files would say
record DraftedFolders(DraftTexts drafts) {

    /// The metadata after the edit; nothing if the file is not edited or the backend decides what
    /// the project needs.
    ///
    /// @param version asks for the version where only the backend knows it
    Optional<CoreMetadata> metadata(DirectOrigin origin, Supplier<Version> version) {
        return Materials.folder(origin)
                .flatMap(this::text)
                .flatMap(it -> PromisedNeeds.ofText(it, version));
    }

    /// What a folder promises but for its version.
    Optional<CoreMetadata> promised(Path folder, Version standIn) {
        var text = text(folder);
        return text.isPresent()
                ? PromisedNeeds.ofText(text.get(), standIn)
                : PromisedNeeds.of(folder, standIn);
    }

    private Optional<String> text(Path folder) {
        return drafts.of(folder.resolve("pyproject.toml"));
    }
}
