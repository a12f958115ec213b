package dev.wardian.cli.output;

import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntSupplier;

/// Draws what is going on in a few lines at the foot of a terminal and wipes them when done. A
/// thread of its own draws ten times a second, so that events cost next to nothing.
public final class ProgressDisplay implements ProgressListener, AutoCloseable {

    private static final int MOST_DOWNLOADS = 6;
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private final PrintStream terminal;
    private final Colours colours;
    private final IntSupplier width;
    private final Map<String, Download> downloads = new LinkedHashMap<>();
    private final Map<String, Long> builds = new LinkedHashMap<>();
    private final Thread painter;
    private String phase = "";
    private int pages;
    private int tried;
    private int metadata;
    private int linked;
    private int toLink;
    private long fetched;
    private long startedFetching;
    private int drawnLines;
    private int tick;
    private boolean closed;

    private static final class Download {
        private final OptionalLong size;
        private long bytes;

        private Download(OptionalLong size) {
            this.size = size;
        }
    }

    /// A display at the foot of this terminal.
    ///
    /// @param width how many columns it has now
    public ProgressDisplay(PrintStream terminal, Colours colours, IntSupplier width) {
        this.terminal = terminal;
        this.colours = colours;
        this.width = width;
        this.painter = Thread.ofPlatform().daemon().name("progress").unstarted(this::paint);
    }

    /// Begins to draw.
    public ProgressDisplay start() {
        painter.start();
        return this;
    }

    @Override
    public synchronized void on(ProgressEvent event) {
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
                if (startedFetching == 0) {
                    startedFetching = System.nanoTime();
                }
                downloads.put(file, new Download(size));
            }
            case ProgressEvent.DownloadProgressed(var file, var bytes) -> {
                var download = downloads.get(file);
                if (download != null) {
                    fetched += bytes - download.bytes;
                    download.bytes = bytes;
                }
            }
            case ProgressEvent.DownloadFinished(var file, _) -> downloads.remove(file);
            case ProgressEvent.BuildStarted(var what) -> builds.put(what, System.nanoTime());
            case ProgressEvent.BuildFinished(var what, _) -> builds.remove(what);
            case ProgressEvent.CheckoutStarted(var url) ->
                    builds.put("clone of " + url, System.nanoTime());
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
                    ProgressEvent.TerminalWanted _,
                    ProgressEvent.Warning _,
                    ProgressEvent.SystemLacking _,
                    ProgressEvent.SystemBrought _,
                    ProgressEvent.Detail _ -> {}
        }
    }

    /// Wipes the lines so that something else can be printed; they come back by themselves.
    public synchronized void wipe() {
        if (drawnLines > 0) {
            terminal.print("\r\u001b[" + drawnLines + "A\u001b[J");
            terminal.flush();
            drawnLines = 0;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        wipe();
        painter.interrupt();
    }

    private void paint() {
        try {
            while (true) {
                Thread.sleep(100);
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    wipe();
                    draw();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw() {
        var lines = lines();
        for (var line : lines) {
            terminal.println(line);
        }
        drawnLines = lines.size();
        terminal.flush();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        if (phase.isEmpty()) {
            return lines;
        }
        var spin = SPINNER.charAt(tick++ % SPINNER.length());
        lines.add(colours.cyan(String.valueOf(spin)) + " " + headline());
        for (var build : builds.entrySet()) {
            var seconds = (System.nanoTime() - build.getValue()) / 1_000_000_000;
            lines.add(cut("  building " + build.getKey() + " (" + seconds + "s)"));
        }
        var shown = 0;
        for (var download : downloads.entrySet()) {
            if (shown++ == MOST_DOWNLOADS) {
                lines.add("  and " + (downloads.size() - MOST_DOWNLOADS) + " more");
                break;
            }
            lines.add(bar(download.getKey(), download.getValue()));
        }
        return lines;
    }

    private String headline() {
        return switch (phase) {
            case "Resolving" -> "Resolving: " + pages + " pages, " + metadata + " metadata files";
            case "Trying" -> "Looking for what would help: " + tried + " solved";
            case "Following" -> "Following the imports of old pins";
            case "Installing" -> "Installing " + linked + "/" + toLink;
            default -> fetched == 0 ? "Preparing" : "Preparing: " + Amounts.bytes(fetched) + rate();
        };
    }

    private String rate() {
        var milliseconds = (System.nanoTime() - startedFetching) / 1_000_000;
        if (milliseconds < 500) {
            return "";
        }
        var perSecond = fetched * 1000 / milliseconds;
        var left = 0L;
        for (var download : downloads.values()) {
            left += Math.max(0, download.size.orElse(download.bytes) - download.bytes);
        }
        var time = left == 0 || perSecond == 0 ? "" : ", " + (left / perSecond + 1) + "s left";
        return " at " + Amounts.bytes(perSecond) + "/s" + time;
    }

    private String bar(String file, Download download) {
        var width = 20;
        var size = download.size.orElse(0);
        var filled = size > 0 ? (int) Math.min(width, download.bytes * width / size) : 0;
        var amount =
                size > 0
                        ? Amounts.bytes(download.bytes) + "/" + Amounts.bytes(size)
                        : Amounts.bytes(download.bytes);
        var columns = columns();
        var name =
                file.length() > columns - 50 ? file.substring(0, Math.max(8, columns - 50)) : file;
        return cut(
                "  "
                        + "█".repeat(filled)
                        + "░".repeat(width - filled)
                        + " "
                        + amount
                        + "  "
                        + name);
    }

    private int columns() {
        return Math.max(40, width.getAsInt());
    }

    private String cut(String line) {
        var columns = columns();
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }
}
