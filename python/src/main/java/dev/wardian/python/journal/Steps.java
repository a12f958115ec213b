package dev.wardian.python.journal;

import java.io.IOException;

/// Is told before each single change of the file system that a [Transaction] is about to make.
///
/// A test counts the steps, or ends the change at one of them as a killed process would: it throws
/// there, and at every later step, so that nothing is tidied up either. Called by several threads.
@FunctionalInterface
public interface Steps {
    /// Does nothing.
    Steps UNWATCHED = () -> {};

    /// The next change is about to be made; throwing keeps it from being made.
    void next() throws IOException;
}
