package dev.wardian.python.install;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.journal.ChangeOrigin;
import dev.wardian.python.journal.EnvironmentJournal;
import dev.wardian.python.journal.Intent;
import dev.wardian.python.journal.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Marks distributions that are installed already as asked for by name: `REQUESTED` (PEP 376) and
/// its row in `RECORD`, in one step for all. A killed process leaves each as it was or marked.
///
/// Whoever calls it holds the lock of the environment and has recovered it.
public final class RequestMarks {
    private final EnvironmentJournal journal;
    private final List<InstalledDistribution> distributions;

    /// @param journal one without history: what people asked for is not taken back
    public RequestMarks(EnvironmentJournal journal, List<InstalledDistribution> distributions) {
        this.journal = journal;
        this.distributions = List.copyOf(distributions);
    }

    /// Whether a distribution can be marked and is not.
    public static boolean misses(InstalledDistribution distribution) {
        return switch (distribution.kind()) {
            case DIST_INFO -> !distribution.requested();
            case EGG_INFO_FOLDER, EGG_INFO_FILE, EGG, EGG_LINK -> false;
        };
    }

    /// Marks them.
    ///
    /// @throws IOException when the file system refuses; nothing was changed then
    public void write() throws IOException {
        List<Path> marks = new ArrayList<>();
        List<Intent.Aside> aside = new ArrayList<>();
        List<byte[]> records = new ArrayList<>();
        for (InstalledDistribution one : distributions) {
            Path record = one.info().resolve("RECORD");
            marks.add(one.info().resolve("REQUESTED"));
            aside.add(new Intent.Aside(record, one.name().toString()));
            records.add(longer(one, Files.readString(record, StandardCharsets.UTF_8)));
        }
        Transaction transaction = journal.begin(new Intent(List.of(), marks, aside));
        boolean done = false;
        try {
            transaction.putAside();
            for (int i = 0; i < marks.size(); i++) {
                put(transaction, new byte[0], marks.get(i));
                put(transaction, records.get(i), aside.get(i).path());
            }
            transaction.commit(ChangeOrigin.UNKNOWN, List.of(), List.of());
            done = true;
        } finally {
            if (!done) {
                transaction.rollBack();
            }
        }
    }

    private static byte[] longer(InstalledDistribution one, String record) {
        String mark = one.info().getFileName() + "/REQUESTED";
        String before = record.isEmpty() || record.endsWith("\n") ? record : record + "\n";
        return (before + RecordRow.of(mark, new byte[0]) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Transaction transaction, byte[] content, Path place)
            throws IOException {
        Path fresh = transaction.stage();
        transaction.step();
        Files.write(fresh, content);
        transaction.step();
        Files.move(fresh, place);
    }
}
