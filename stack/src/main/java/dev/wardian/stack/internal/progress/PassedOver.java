package dev.wardian.stack.internal.progress;

import dev.wardian.python.PythonProblem;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files of indexes that one operation passed over because they are not there or not what they
/// should be. Old indexes have them by the hundred, so one warning tells of all. Safe for several
/// threads.
public final class PassedOver {

    private static final int MOST_NAMED = 3;

    private final ProgressListener progress;
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private int told;

    public PassedOver(ProgressListener progress) {
        this.progress = progress;
    }

    public void add(String filename, PythonProblem problem) {
        synchronized (reasons) {
            if (reasons.putIfAbsent(filename, problem.message()) != null) {
                return;
            }
        }
        progress.on(
                new ProgressEvent.Detail(
                        "`" + filename + "` is passed over: " + problem.message()));
    }

    /// Warns of what came since the last time.
    public void tell() {
        List<Map.Entry<String, String>> fresh;
        synchronized (reasons) {
            fresh = new ArrayList<>(reasons.entrySet()).subList(told, reasons.size());
            told = reasons.size();
        }
        if (!fresh.isEmpty()) {
            progress.on(new ProgressEvent.Warning(warning(fresh)));
        }
    }

    private static String warning(List<Map.Entry<String, String>> files) {
        var first = files.getFirst();
        if (files.size() == 1) {
            return "`" + first.getKey() + "` is passed over: " + first.getValue();
        }
        var names = new ArrayList<String>();
        for (var file : files.subList(0, Math.min(MOST_NAMED, files.size()))) {
            names.add("`" + file.getKey() + "`");
        }
        var more = files.size() - names.size();
        return files.size()
                + " files that indexes offer are passed over: "
                + String.join(", ", names)
                + (more == 0 ? "" : " and " + more + " more (`--verbose` names them)")
                + "; the first because "
                + first.getValue();
    }
}
