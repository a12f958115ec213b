package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.stack.progress.ProgressEvent;

/// The line that tells of a step to who wants to know all of them, by `-v` or in a log.
final class EventText {
    private EventText() {}

    static String of(ProgressEvent event) {
        return switch (event) {
            case ProgressEvent.ResolvingStarted(int requirements) ->
                    "resolving " + counted(requirements, "requirement");
            case ProgressEvent.PageFetched(var name) -> "read the page of `" + name + "`";
            case ProgressEvent.MetadataFetched(var name, var version) ->
                    "read the metadata of `" + name + "` " + version;
            case ProgressEvent.ResolvingFinished(int packages, long milliseconds) ->
                    "resolved " + counted(packages, "package") + " in " + milliseconds + "ms";
            case ProgressEvent.Tried(int times) -> "looking for what would help, trial " + times;
            case ProgressEvent.DownloadStarted(var file, var size) ->
                    "downloading `"
                            + file
                            + "`"
                            + (size.isPresent() ? ", " + size.getAsLong() + " bytes" : "");
            case ProgressEvent.DownloadProgressed(var file, long bytes) ->
                    "downloading `" + file + "`, " + bytes + " bytes so far";
            case ProgressEvent.DownloadFinished(var file, long bytes) ->
                    "downloaded `" + file + "`, " + bytes + " bytes";
            case ProgressEvent.BuildStarted(var what) -> "building " + what;
            case ProgressEvent.BuildFinished(var what, long milliseconds) ->
                    "built " + what + " in " + milliseconds + "ms";
            case ProgressEvent.CheckoutStarted(var url) -> "checking out `" + url + "`";
            case ProgressEvent.CheckoutFinished(var url, var commit) ->
                    "checked out `" + url + "` at " + commit;
            case ProgressEvent.InstallingStarted(int packages) ->
                    "installing " + counted(packages, "package");
            case ProgressEvent.Linked(var name, var version) -> "linked `" + name + "` " + version;
            case ProgressEvent.Removed(var name, var version) ->
                    "removed `" + name + "` " + version;
            case ProgressEvent.InstallingFinished(int packages, long milliseconds) ->
                    "installed " + counted(packages, "package") + " in " + milliseconds + "ms";
            case ProgressEvent.FollowingStarted(int packages) ->
                    "following the imports of " + counted(packages, "package");
            case ProgressEvent.EnvironmentCreated(var folder, var python, var version) ->
                    "created `" + folder + "` with Python " + version + " (`" + python + "`)";
            case ProgressEvent.EnvironmentAssumed(var folder, var python, var version) ->
                    "would create `" + folder + "` with Python " + version + " (`" + python + "`)";
            case ProgressEvent.TerminalWanted(var program) ->
                    "`" + program + "` failed without a terminal to ask on";
            case ProgressEvent.Warning(var message) -> message;
            case ProgressEvent.SystemLacking(var lack) -> lack.message();
            case ProgressEvent.SystemBrought(var source, int packages, long bytes) ->
                    "Brought "
                            + counted(packages, "package")
                            + " of the distribution ("
                            + Amounts.bytes(bytes)
                            + ") to build `"
                            + source
                            + "`";
            case ProgressEvent.Detail(var message) -> message;
        };
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
