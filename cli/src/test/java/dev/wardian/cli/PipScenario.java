package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One of pip's functional tests, played with our own command.
///
/// States are taken as pip's tests have them: what is installed, and whether anything changed.
/// What pip prints is translated into what it stands for: a refusal that names the package, a
/// change, no change, a version that was never looked at.
final class PipScenario {
    private static final Pattern DIST_INFO = Pattern.compile("(.+)-([^-]+)\\.dist-info");
    private static final Pattern SETUP = Pattern.compile("name='(\\w+)', version='([^']+)'");

    private final Workplace workplace;
    private final Path links;
    private Workplace.Outcome last;
    private Map<String, String> before = Map.of();
    private boolean changed;

    PipScenario(Path folder) {
        workplace = Workplace.at(folder);
        links = folder.resolve("links");
        last = new Workplace.Outcome(List.of(), 0, "", "");
    }

    void play(List<Json> steps) throws IOException {
        Files.createDirectories(links);
        for (Json step : steps) {
            if (step.hasValue("make")) {
                make(step);
            } else if (step.hasValue("write")) {
                write(step);
            } else if (step.hasValue("pip")) {
                run(step);
            } else if (step.hasValue("installed")) {
                step.map("installed")
                        .forEach(
                                (name, version) ->
                                        assertThat(installed())
                                                .as(last.toString())
                                                .containsEntry(normal(name), version.asText()));
            } else if (step.hasValue("not_installed")) {
                for (String name : step.texts("not_installed")) {
                    assertThat(installed()).doesNotContainKey(normal(name));
                }
            } else if (step.hasValue("editable")) {
                for (String name : step.texts("editable")) {
                    assertThat(origin(name)).contains("\"editable\"", "true");
                }
            } else if (step.hasValue("output_contains")) {
                said(step.text("output_contains"));
            } else if (step.hasValue("output_lacks")) {
                notSaid(step.text("output_lacks"));
            } else {
                assertThat(step.hasValue("unchecked_assert")).as(step.toString()).isTrue();
            }
        }
    }

    private void make(Json step) {
        String what = step.text("name") + " " + step.text("version");
        if (step.text("make").equals("wheel")) {
            WheelMaker wheel = WheelMaker.wheel(what).tag("py2.py3-none-any");
            wheel.requires(texts(step, "depends"));
            extras(step, "extras").forEach(wheel::extra);
            wheel.into(links);
            return;
        }
        SdistMaker source = SdistMaker.sdist(what);
        source.requires(texts(step, "depends")).requires(texts(step, "install_requires"));
        extras(step, "extras_require").forEach(source::extra);
        if (step.hasValue("fails_build")) {
            source.failing("this build fails", 1);
        }
        if (step.text("make").equals("sdist")) {
            source.into(links);
        } else {
            source.treeInto(links.resolve(step.text("name")));
        }
    }

    private static String[] texts(Json step, String key) {
        return step.hasValue(key) ? step.texts(key).toArray(String[]::new) : new String[0];
    }

    private static Map<String, String[]> extras(Json step, String key) {
        Map<String, String[]> extras = new TreeMap<>();
        if (step.hasValue(key)) {
            step.map(key)
                    .forEach(
                            (name, needs) ->
                                    extras.put(
                                            name,
                                            needs.asList().stream()
                                                    .map(Json::asText)
                                                    .toArray(String[]::new)));
        }
        return extras;
    }

    /// A `setup.py` would want setuptools from a network; the same project with its own backend
    /// does not.
    private void write(Json step) throws IOException {
        Matcher setup = SETUP.matcher(step.text("text"));
        if (step.text("write").endsWith("/setup.py") && setup.find()) {
            SdistMaker.sdist(setup.group(1) + " " + setup.group(2)).treeInto(links);
            return;
        }
        Files.writeString(Path.of(filled(step.text("write"))), filled(step.text("text")));
    }

    private String filled(String text) {
        return text.replace("file://{links}", links.toUri().toString().replaceAll("/$", ""))
                .replace("{links}", links.toString());
    }

    private void run(Json step) {
        before = stamps();
        List<String> words = new ArrayList<>();
        for (String word : step.texts("pip")) {
            words.addAll(PipWords.ours(filled(word)));
        }
        words.add("-v");
        last = workplace.run(words.toArray(String[]::new));
        changed = !before.equals(stamps());
        boolean refused = step.hasValue("expect_error") && step.flag("expect_error");
        assertThat(last.code() != 0).as(last.toString()).isEqualTo(refused);
        assertThat(last.code()).as(last.toString()).isIn(0, 1, 2);
    }

    private void said(String text) {
        String low = text.toLowerCase(Locale.ROOT);
        if (low.startsWith("requirement already satisfied")) {
            assertThat(changed).as(last.toString()).isFalse();
        } else if (low.startsWith("installing collected") || low.startsWith("processing")) {
            assertThat(changed).as(last.toString()).isTrue();
        } else if (low.contains("uninstall")) {
            assertThat(changed).as(last.toString()).isTrue();
        } else if (low.startsWith("successfully installed ")) {
            String[] parts = low.substring("successfully installed ".length()).split("-", 2);
            assertThat(installed()).as(last.toString()).containsEntry(parts[0], parts[1]);
        } else if (low.startsWith("could not find") || low.startsWith("no matching")) {
            assertThat(last.code()).isEqualTo(1);
            Matcher name = Pattern.compile("requirement (\\S+)|for (\\S+)$").matcher(text);
            if (name.find()) {
                String named = name.group(1) == null ? name.group(2) : name.group(1);
                assertThat(last.err()).contains("`" + normal(named));
            }
        } else if (low.startsWith("cannot install")) {
            assertThat(last.code()).isEqualTo(1);
            assertThat(last.err()).contains(normal(text.split(" ", -1)[2]));
        } else if (low.startsWith("because these")) {
            assertThat(last.err()).contains("error: ");
        } else if (low.equals("invalid choice")) {
            assertThat(last.code()).isEqualTo(2);
        } else if (low.contains("does not provide the extra")) {
            assertThat(last.err()).contains("warning: ", "extra");
        } else {
            assertThat(last.err()).as(last.toString()).contains(text);
        }
    }

    private void notSaid(String text) {
        if (text.startsWith("Installing collected")
                || text.equals("Collecting")
                || text.startsWith("Processing")) {
            assertThat(changed).as(last.toString()).isFalse();
        } else if (text.contains("does not provide the extra")) {
            assertThat(last.err()).doesNotContain("warning: ");
        } else {
            int dash = text.lastIndexOf('-');
            String looked =
                    "metadata of `" + text.substring(0, dash) + "` " + text.substring(dash + 1);
            assertThat(last.err()).contains("metadata of `").doesNotContain(looked);
        }
    }

    private static String normal(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    private Map<String, String> installed() {
        Map<String, String> found = new TreeMap<>();
        for (String entry : workplace.installed()) {
            Matcher info = DIST_INFO.matcher(entry);
            if (info.matches()) {
                found.put(normal(info.group(1)), info.group(2));
            }
        }
        return found;
    }

    private List<Path> infos() {
        Path lib = workplace.folder().resolve(".venv/lib");
        if (!Files.isDirectory(lib)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(lib, 3)) {
            return all.filter(path -> path.toString().endsWith(".dist-info")).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What tells an installation from the one before, even of the same version.
    private Map<String, String> stamps() {
        Map<String, String> stamps = new TreeMap<>();
        for (Path info : infos()) {
            try {
                stamps.put(
                        info.toString(),
                        Files.getAttribute(info, "unix:ino")
                                + " "
                                + Files.getLastModifiedTime(info));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return stamps;
    }

    private String origin(String name) {
        for (Path info : infos()) {
            if (info.getFileName().toString().startsWith(name + "-")) {
                try {
                    return Files.readString(info.resolve("direct_url.json"));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }
        return "";
    }
}
