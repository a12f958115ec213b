package dev.wardian.stack.foreign;

import dev.wardian.stack.foreign.LockedProject.Chosen;
import dev.wardian.standards.lock.LockedArtifact;
import dev.wardian.standards.lock.LockedFile;
import dev.wardian.standards.lock.LockedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A requirements file with every version pinned, as pip, uv and pip-tools read it, and the
/// versions alone, for `-c`.
final class PinnedRequirements {
    private final LockedProject project;
    private final Losses losses;

    PinnedRequirements(LockedProject project, Losses losses) {
        this.project = project;
        this.losses = losses;
    }

    /// @param hashes whether digests are written
    String requirements(boolean hashes) {
        var text = new StringBuilder();
        for (var one : project.chosen()) {
            switch (one.locked().source()) {
                case LockedSource.Distributions files -> {
                    text.append(pin(one));
                    if (hashes) {
                        digests(files).forEach(it -> hash(it, text));
                    }
                }
                case LockedSource.Directory folder -> {
                    text.append(folder(folder)).append(one.suffix());
                    if (hashes) {
                        losses.add(
                                "`"
                                        + one.locked().name()
                                        + "` is a folder and has no digest: pip's"
                                        + " `--require-hashes` refuses it; `--no-install-project`"
                                        + " leaves the project out");
                    }
                }
                case LockedSource.Vcs vcs ->
                        text.append(one.locked().name())
                                .append(" @ ")
                                .append(repository(vcs))
                                .append(one.suffix());
                case LockedSource.Archive archive -> {
                    text.append(one.locked().name())
                            .append(" @ ")
                            .append(archive.url().or(archive::path).orElse(""))
                            .append(one.suffix());
                    if (hashes) {
                        archive.hashes().forEach((kind, hex) -> hash(kind + ":" + hex, text));
                    }
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void hash(String digest, StringBuilder text) {
        text.append(" \\\n    --hash=").append(digest);
    }

    static String folder(LockedSource.Directory folder) {
        var isPath = folder.path().startsWith("/") || folder.path().startsWith(".");
        return (folder.editable().orElse(false) ? "-e " : "")
                + (isPath ? "" : "./")
                + folder.path();
    }

    private static String repository(LockedSource.Vcs vcs) {
        return vcs.type()
                + "+"
                + vcs.url().or(vcs::path).orElse("")
                + "@"
                + vcs.commitId()
                + vcs.subdirectory().map(it -> "#subdirectory=" + it).orElse("");
    }

    /// A version where it is the one.
    static String pin(Chosen one) {
        return one.locked().name() + "==" + one.version() + one.suffix();
    }

    String constraints() {
        var text = new StringBuilder();
        for (var one : project.chosen()) {
            if (one.locked().version().isPresent()) {
                text.append(pin(one)).append('\n');
            }
        }
        return text.toString();
    }

    /// The digests of all files of a package.
    static List<String> digests(LockedSource.Distributions files) {
        var digests = new TreeSet<String>();
        var all = new ArrayList<LockedFile>();
        files.sdist().ifPresent(all::add);
        for (LockedArtifact.Wheel wheel : files.wheels()) {
            all.add(wheel);
        }
        for (var file : all) {
            file.hashes().forEach((kind, hex) -> digests.add(kind + ":" + hex));
        }
        return List.copyOf(digests);
    }
}
