package dev.wardian.stack.internal.check;

import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.install.RecordRow;
import java.util.List;

/// The lines of a package's `RECORD`; none where it cannot be read.
final class RecordedRows {
    private RecordedRows() {}

    static List<RecordRow> of(DistributionCode one) {
        try {
            return one.record().map(RecordRow::parse).orElse(List.of());
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
