package dev.wardian.cli.output;

import dev.wardian.stack.Warmth;
import java.nio.file.Path;
import java.util.OptionalInt;

/// What a process that serves many calls offers each of them.
public interface Resident {

    /// What earlier calls left.
    Warmth warmth();

    /// Whether its calls only repeat earlier ones, for nobody.
    boolean isRepeating();

    /// Has the caller's process become a program, once this call is over.
    void become(Program program);

    /// How wide the caller's terminal is by now, in columns; nothing if that did not change.
    OptionalInt columns();

    /// Has the caller run its command in a process of its own, which has its terminal: this call is
    /// over, and what it began is taken back.
    void handOver();

    /// How it is doing.
    Status status();

    /// Ends it when the calls that are under way are over; no new ones are taken.
    void stop();

    /// The state of a process that serves calls.
    ///
    /// @param pid its process id
    /// @param version of what it runs
    /// @param seconds since it began
    /// @param served calls that are over
    /// @param underway calls that are not, this one among them
    /// @param heapBytes what its objects take
    /// @param socket where it is called
    /// @param log where it tells what went wrong
    record Status(
            long pid,
            String version,
            long seconds,
            long served,
            int underway,
            long heapBytes,
            Path socket,
            Path log) {}
}
