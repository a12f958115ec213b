package dev.wardian.python.verify;

import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.List;

/// One way in which the files of an environment are not what was recorded (PEP 376, `RECORD`).
public sealed interface Deviation {
    /// The distribution it is about.
    PackageName owner();

    /// The file it is about; the metadata folder where the record itself is.
    Path file();

    /// A file has other contents than were recorded.
    ///
    /// @param expected what was recorded: a digest, or a size in bytes
    /// @param actual what is there, in the same terms
    record Edited(PackageName owner, Path file, String expected, String actual)
            implements Deviation {}

    /// A recorded file is not there.
    record Missing(PackageName owner, Path file) implements Deviation {}

    /// A file that several distributions recorded with different contents is not as this one did.
    ///
    /// @param by those whose file is there
    record Overwritten(PackageName owner, Path file, List<PackageName> by) implements Deviation {
        /// Copies the list.
        public Overwritten {
            by = List.copyOf(by);
        }
    }

    /// Nobody recorded a file that lies in a folder of this distribution.
    record Foreign(PackageName owner, Path file) implements Deviation {}

    /// What a distribution installed is not known.
    record Unrecorded(PackageName owner, Path file, String reason) implements Deviation {}
}
