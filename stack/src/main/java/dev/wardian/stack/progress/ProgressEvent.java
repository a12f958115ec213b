package dev.wardian.stack.progress;

import dev.wardian.stack.system.BuildLack;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.OptionalLong;

/// One thing that happened. A display needs no more than the order in which events arrive: every
/// `…Started` is followed by its `…Finished` unless an exception ends the operation.
public sealed interface ProgressEvent {

    /// The solver set out with this many requirements.
    record ResolvingStarted(int requirements) implements ProgressEvent {}

    /// The index's page of a package arrived.
    record PageFetched(PackageName name) implements ProgressEvent {}

    /// The metadata of one version arrived.
    record MetadataFetched(PackageName name, Version version) implements ProgressEvent {}

    /// The solver is done, solved or not, with this many packages.
    record ResolvingFinished(int packages, long milliseconds) implements ProgressEvent {}

    /// Requirements that have no solution are solved with changes, so many times by now.
    record Tried(int times) implements ProgressEvent {}

    /// A file is being fetched; `size` is absent when the server does not tell.
    record DownloadStarted(String file, OptionalLong size) implements ProgressEvent {}

    /// So many bytes of the file have arrived in all.
    record DownloadProgressed(String file, long bytes) implements ProgressEvent {}

    record DownloadFinished(String file, long bytes) implements ProgressEvent {}

    /// A source is being built; `what` names it as a person would (`numpy 2.1.0`, a folder, a URL).
    record BuildStarted(String what) implements ProgressEvent {}

    record BuildFinished(String what, long milliseconds) implements ProgressEvent {}

    /// A repository is being cloned or updated.
    record CheckoutStarted(String url) implements ProgressEvent {}

    record CheckoutFinished(String url, String commit) implements ProgressEvent {}

    record InstallingStarted(int packages) implements ProgressEvent {}

    /// One package's files lie in the environment.
    record Linked(PackageName name, Version version) implements ProgressEvent {}

    /// One package's files are gone from the environment.
    record Removed(PackageName name, Version version) implements ProgressEvent {}

    record InstallingFinished(int packages, long milliseconds) implements ProgressEvent {}

    /// The imports of so many packages are looked at.
    record FollowingStarted(int packages) implements ProgressEvent {}

    /// A new environment was made with this interpreter.
    record EnvironmentCreated(Path folder, Path interpreter, Version version)
            implements ProgressEvent {}

    /// A new environment would be made with this interpreter; nothing is made in a dry run.
    record EnvironmentAssumed(Path folder, Path interpreter, Version version)
            implements ProgressEvent {}

    /// A program that was run for this failed where it might have asked a person: it had no
    /// terminal. Told before the failure is.
    record TerminalWanted(String program) implements ProgressEvent {}

    /// Something a person should know that stops nothing (a yanked version, a missing extra).
    record Warning(String message) implements ProgressEvent {}

    /// What the machine lacks to build a source, told before the build begins.
    record SystemLacking(BuildLack lack) implements ProgressEvent {}

    /// So many packages of the distribution, of so many bytes, were put beside a build of a source.
    record SystemBrought(String source, int packages, long bytes) implements ProgressEvent {}

    /// A detail for verbose logs.
    record Detail(String message) implements ProgressEvent {}
}
