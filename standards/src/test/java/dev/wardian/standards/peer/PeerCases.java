package dev.wardian.standards.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.wardian.testkit.Conformance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One table of cases recorded from a peer's own tests, all its parts together.
///
/// A test hands over what one case must hold; each failing case is listed by its id, cases that
/// cannot apply are counted by reason and told on the output. Without the cases on this machine
/// the test is skipped, never passed.
///
/// @param head the last of the files as a whole, for what stands beside its cases
public record PeerCases(String table, List<JsonNode> cases, JsonNode head) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 40;

    /// A file that lies beside the tables.
    public static Path file(String topic, String name) {
        return folder(topic).resolve(name);
    }

    private static Path folder(String topic) {
        return Conformance.file(topic);
    }

    public static PeerCases of(String topic, String table) {
        Path folder = folder(topic);
        try (Stream<Path> files = Files.list(folder)) {
            List<JsonNode> cases = new ArrayList<>();
            JsonNode head = JSON.createObjectNode();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(table + ".") && name.endsWith(".json")) {
                    head = JSON.readTree(Files.readString(file));
                    head.get("cases").forEach(cases::add);
                }
            }
            assertThat(cases).as(table).isNotEmpty();
            return new PeerCases(table, cases, head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs every case.
    public void check(Consumer<JsonNode> promise) {
        List<String> failures = new ArrayList<>();
        Map<String, Integer> skipped = new TreeMap<>();
        for (JsonNode one : cases) {
            try {
                promise.accept(one);
            } catch (NotApplicable e) {
                skipped.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
            } catch (AssertionError | RuntimeException e) {
                failures.add(one.get("id").asString() + ": " + e + "\n    " + brief(one));
            }
        }
        System.out.println(
                table
                        + ": "
                        + cases.size()
                        + " cases, "
                        + failures.size()
                        + " failed"
                        + (skipped.isEmpty() ? "" : ", skipped " + skipped));
        if (!failures.isEmpty()) {
            fail(
                    failures.size()
                            + " of "
                            + cases.size()
                            + " cases of "
                            + table
                            + " failed:\n"
                            + String.join(
                                    "\n", failures.subList(0, Math.min(SHOWN, failures.size()))));
        }
    }

    private static String brief(JsonNode one) {
        String text = one.toString();
        return text.length() > 700 ? text.substring(0, 700) + "…" : text;
    }

    /// Says that a case cannot apply, and why.
    public static NotApplicable notApplicable(String reason) {
        return new NotApplicable(reason);
    }

    /// The texts of a list in a case.
    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    /// Thrown inside a promise for a case that cannot apply.
    public static final class NotApplicable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotApplicable(String reason) {
            super(reason);
        }
    }
}
