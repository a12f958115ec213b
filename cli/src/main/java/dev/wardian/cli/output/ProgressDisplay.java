package dev.wardian.cli.output;

import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.store.Ending;
import java.io.PrintStream;
import java.util.function.IntSupplier;

/// Draws what is going on in a few lines at the foot of a terminal and wipes them when done, or
/// when the command is told to end. A thread of its own draws ten times a second, so that events
/// cost next to nothing.
public final class ProgressDisplay implements ProgressListener, AutoCloseable {

    private static final String CLEAR_TO_END = "\u001b[J";
    private static final String CLEAR_LINE = "\u001b[K";

    /// A line that is too long, as in a window that was made smaller meanwhile, is cut and does not
    /// go on below, where nobody would wipe it.
    private static final String WITHOUT_WRAPPING = "\u001b[?7l";

    private static final String WITH_WRAPPING = "\u001b[?7h";

    private final PrintStream terminal;
    private final IntSupplier width;
    private final ProgressLines lines;
    private final Thread painter;
    private Ending.Registration ending = () -> {};
    private int drawnLines;
    private boolean closed;

    /// A display at the foot of this terminal.
    ///
    /// @param width how many columns it has now
    public ProgressDisplay(PrintStream terminal, Colours colours, IntSupplier width) {
        this.terminal = terminal;
        this.width = width;
        this.lines = new ProgressLines(colours);
        this.painter = Thread.ofPlatform().daemon().name("progress").unstarted(this::paint);
    }

    /// Begins to draw.
    public ProgressDisplay start() {
        ending = Ending.on(this::end);
        painter.start();
        return this;
    }

    @Override
    public synchronized void on(ProgressEvent event) {
        lines.on(event, System.nanoTime());
    }

    /// Wipes the lines so that something else can be printed; they come back by themselves.
    public synchronized void wipe() {
        if (drawnLines > 0) {
            terminal.print(toTop() + CLEAR_TO_END);
            terminal.flush();
            drawnLines = 0;
        }
    }

    @Override
    public void close() {
        end();
        painter.interrupt();
        ending.close();
    }

    private synchronized void end() {
        closed = true;
        wipe();
    }

    private void paint() {
        try {
            while (true) {
                Thread.sleep(100);
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    draw();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes over what stands there, in one piece, so that nothing flickers.
    private void draw() {
        var now = lines.at(System.nanoTime(), width.getAsInt());
        if (now.isEmpty() && drawnLines == 0) {
            return;
        }
        var text = new StringBuilder(WITHOUT_WRAPPING).append(toTop());
        for (var line : now) {
            text.append(line).append(CLEAR_LINE).append('\n');
        }
        terminal.print(text.append(CLEAR_TO_END).append(WITH_WRAPPING));
        terminal.flush();
        drawnLines = now.size();
    }

    private String toTop() {
        return drawnLines == 0 ? "\r" : "\r\u001b[" + drawnLines + "A";
    }
}
