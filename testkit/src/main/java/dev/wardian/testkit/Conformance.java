package dev.wardian.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/// The peers' own test cases, as plain tables of JSON.
///
/// They lie in the folder that the system property `wardian.conformance` names (the environment
/// variable `WARDIAN_CONFORMANCE` wins where it is set). Where that folder is missing, whatever is
/// asked for aborts the test with that reason: it shows as skipped, never as passed.
///
/// ```java
/// @TestFactory
/// Stream<DynamicTest> readsVersionsAsPackagingDoes() {
///     return Conformance.cases("pep440", "version").stream()
///             .map(it -> dynamicTest(it.id(), () -> check(it)));
/// }
/// ```
public final class Conformance {
    private Conformance() {}

    /// One case: its own identifier, and its members.
    ///
    /// @param id unique within its table, for example `version/0a1b2c3d4e5f`
    /// @param json the whole case
    public record Case(String id, Json json) {
        @Override
        public String toString() {
            return json.toString();
        }
    }

    /// The folder of cases, or empty where there is none on this machine.
    public static Optional<Path> find() {
        String named = System.getenv("WARDIAN_CONFORMANCE");
        if (named == null || named.isEmpty()) {
            named = System.getProperty("wardian.conformance", "");
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(named);
        return Files.isDirectory(folder) ? Optional.of(folder.normalize()) : Optional.empty();
    }

    /// The folder of cases; aborts the running test where there is none.
    public static Path folder() {
        return find().orElseThrow(
                        () ->
                                new TestAbortedException(
                                        "the peers' cases are not on this machine (system property"
                                                + " `wardian.conformance` = `"
                                                + System.getProperty("wardian.conformance", "")
                                                + "`)"));
    }

    /// A file or folder below the folder of cases; aborts the test where there are no cases.
    public static Path file(String relative) {
        return folder().resolve(relative);
    }

    /// The text of a file below the folder of cases.
    public static String text(String relative) {
        try {
            return Files.readString(file(relative));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Every case of a table, from all files `topic/table.*.json`.
    public static List<Case> cases(String topic, String table) {
        List<Case> found = new ArrayList<>();
        for (Json document : documents(topic, table)) {
            List<Json> cases = document.isList() ? document.asList() : document.list("cases");
            for (Json one : cases) {
                found.add(new Case(one.optionalText("id").orElse(table + "/" + found.size()), one));
            }
        }
        return Collections.unmodifiableList(found);
    }

    /// The whole documents of a table, for what stands beside its cases.
    public static List<Json> documents(String topic, String table) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> listing =
                Files.newDirectoryStream(file(topic), table + ".*json")) {
            listing.forEach(files::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (files.isEmpty()) {
            throw new TestAbortedException("no table `" + topic + "/" + table + "` here");
        }
        Collections.sort(files);
        return files.stream().map(Conformance::read).toList();
    }

    private static Json read(Path file) {
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
