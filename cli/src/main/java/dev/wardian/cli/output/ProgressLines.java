package dev.wardian.cli.output;

import dev.wardian.stack.progress.ProgressEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What a [ProgressDisplay] shows, as lines of a terminal that is so wide. Knows no clock and no
/// terminal; for one thread at a time.
final class ProgressLines {

    private static final int MOST_DOWNLOADS = 6;
    private static final int BAR = 20;
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private final Colours colours;
    private final Map<String, Download> downloads = new LinkedHashMap<>();
    private final Map<String, Long> builds = new LinkedHashMap<>();
    private final TransferRate rate = new TransferRate();
    private String phase = "";
    private int pages;
    private int tried;
    private int metadata;
    private int linked;
    private int toLink;
    private long fetched;
    private int tick;

    private static final class Download {
        private final OptionalLong size;
        private final TransferRate rate = new TransferRate();
        private long bytes;

        private Download(OptionalLong size, long now) {
            this.size = size;
            rate.begin(now, 0);
        }

        private long left() {
            return Math.max(0, size.orElse(bytes) - bytes);
        }
    }

    ProgressLines(Colours colours) {
        this.colours = colours;
    }

    /// Takes in what happened.
    ///
    /// @param now the time in nanoseconds, from any beginning
    void on(ProgressEvent event, long now) {
        switch (event) {
            case ProgressEvent.ResolvingStarted _ -> phase = "Resolving";
            case ProgressEvent.PageFetched _ -> pages++;
            case ProgressEvent.MetadataFetched _ -> metadata++;
            case ProgressEvent.ResolvingFinished _ -> phase = "Preparing";
            case ProgressEvent.Tried(var times) -> {
                phase = "Trying";
                tried = times;
            }
            case ProgressEvent.DownloadStarted(var file, var size) -> {
                if (downloads.isEmpty()) {
                    rate.begin(now, fetched);
                }
                downloads.put(file, new Download(size, now));
            }
            case ProgressEvent.DownloadProgressed(var file, var bytes) -> {
                var download = downloads.get(file);
                if (download != null) {
                    fetched += bytes - download.bytes;
                    download.bytes = bytes;
                    download.rate.note(now, bytes);
                    rate.note(now, fetched);
                }
            }
            case ProgressEvent.DownloadFinished(var file, _) -> downloads.remove(file);
            case ProgressEvent.BuildStarted(var what) -> builds.put(what, now);
            case ProgressEvent.BuildFinished(var what, _) -> builds.remove(what);
            case ProgressEvent.CheckoutStarted(var url) -> builds.put("clone of " + url, now);
            case ProgressEvent.CheckoutFinished(var url, _) -> builds.remove("clone of " + url);
            case ProgressEvent.InstallingStarted(var packages) -> {
                phase = "Installing";
                toLink = packages;
            }
            case ProgressEvent.Linked _ -> linked++;
            case ProgressEvent.InstallingFinished _ -> phase = "";
            case ProgressEvent.FollowingStarted _ -> phase = "Following";
            case ProgressEvent.Removed _,
                    ProgressEvent.EnvironmentCreated _,
                    ProgressEvent.EnvironmentAssumed _,
                    ProgressEvent.TerminalWanted _,
                    ProgressEvent.Warning _,
                    ProgressEvent.SystemLacking _,
                    ProgressEvent.SystemBrought _,
                    ProgressEvent.Detail _ -> {}
        }
    }

    /// The lines to show now, none of them wider than the terminal less one column.
    List<String> at(long now, int columns) {
        var lines = new ArrayList<String>();
        if (phase.isEmpty()) {
            return lines;
        }
        var width = Math.max(4, columns - 1);
        var spin = String.valueOf(SPINNER.charAt(tick++ % SPINNER.length()));
        lines.add(colours.cyan(spin) + " " + cut(headline(now), width - 2));
        for (var build : builds.entrySet()) {
            var time = Amounts.rough((now - build.getValue()) / 1_000_000_000);
            lines.add(beside("  building ", build.getKey(), " (" + time + ")", width));
        }
        var shown = 0;
        for (var download : downloads.entrySet()) {
            if (shown++ == MOST_DOWNLOADS) {
                var more = downloads.size() - MOST_DOWNLOADS;
                lines.add(cut("  and " + more + " more", width));
                break;
            }
            lines.add(bar(download.getKey(), download.getValue(), width));
        }
        return lines;
    }

    private String headline(long now) {
        return switch (phase) {
            case "Resolving" ->
                    "Resolving: "
                            + Amounts.count(pages, "page")
                            + ", "
                            + Amounts.count(metadata, "metadata file");
            case "Trying" -> "Looking for what would help: " + tried + " solved";
            case "Following" -> "Following the imports of old pins";
            case "Installing" -> "Installing " + linked + "/" + toLink;
            default ->
                    fetched == 0 ? "Preparing" : "Preparing: " + Amounts.bytes(fetched) + pace(now);
        };
    }

    /// The rate, and the time that is left where each file that is being fetched tells its size.
    private String pace(long now) {
        if (downloads.isEmpty()) {
            return "";
        }
        var perSecond = rate.perSecond(now);
        if (perSecond.isEmpty()) {
            return "";
        }
        if (perSecond.getAsLong() == 0) {
            return ", nothing arrives";
        }
        var seconds = secondsLeft(now);
        return " at "
                + Amounts.bytes(perSecond.getAsLong())
                + "/s"
                + (seconds.isEmpty() ? "" : ", " + Amounts.rough(seconds.getAsLong()) + " left");
    }

    /// As long as all files take at the pace of all, and the slowest at its own; empty where that
    /// cannot be told of each.
    private OptionalLong secondsLeft(long now) {
        var left = 0L;
        var slowest = 0L;
        for (var download : downloads.values()) {
            var alone = download.rate.secondsLeft(now, download.left());
            if (download.size.isEmpty() || (download.left() > 0 && alone.isEmpty())) {
                return OptionalLong.empty();
            }
            left += download.left();
            slowest = Math.max(slowest, alone.orElse(0));
        }
        var together = rate.secondsLeft(now, left);
        return together.isEmpty()
                ? together
                : OptionalLong.of(Math.max(slowest, together.getAsLong()));
    }

    private static String bar(String file, Download download, int width) {
        var size = download.size.orElse(0);
        var amount =
                size > 0
                        ? Amounts.bytes(download.bytes) + "/" + Amounts.bytes(size)
                        : Amounts.bytes(download.bytes);
        var filled = size > 0 ? (int) Math.min(BAR, download.bytes * BAR / size) : 0;
        var drawn = "█".repeat(filled) + "░".repeat(BAR - filled) + " ";
        var bar = width < 60 ? "  " : "  " + drawn;
        return beside(bar + amount + "  ", file, "", width);
    }

    /// The middle gives way where a line is too short for all three.
    private static String beside(String before, String middle, String behind, int width) {
        var room = Math.max(0, width - before.length() - behind.length());
        var name =
                middle.length() <= room
                        ? middle
                        : room < 2 ? "" : middle.substring(0, room - 1) + "…";
        return cut(before + name + behind, width);
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }
}
