package dev.wardian.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be read about beside the commands: pages of `docs`, which this program brings along.
final class HelpTopics {

    /// A page.
    ///
    /// @param name what it is asked for by
    /// @param file where it lies below `docs`
    record Topic(String name, String file) {

        /// Its text, in Markdown.
        String text() {
            try (var in = HelpTopics.class.getResourceAsStream("/dev/wardian/cli/docs/" + file)) {
                if (in == null) {
                    throw new IOException("`" + file + "` is not part of this build");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /// Its heading.
        String title() {
            return text().lines()
                    .filter(line -> line.startsWith("# "))
                    .findFirst()
                    .map(line -> line.substring(2).replace("`", ""))
                    .orElse(name);
        }
    }

    private HelpTopics() {}

    /// All of them, in the order that help lists them.
    static List<Topic> all() {
        return List.of(
                new Topic("configuration", "topics/configuration.md"),
                new Topic("environment-variables", "topics/environment-variables.md"),
                new Topic("indexes", "topics/indexes.md"),
                new Topic("cache", "topics/cache.md"),
                new Topic("projects", "guide/projects.md"),
                new Topic("locks", "guide/locks.md"),
                new Topic("environments", "guide/environments.md"),
                new Topic("checks", "topics/checks.md"),
                new Topic("libraries", "libraries.md"),
                new Topic("system-packages", "system-packages.md"),
                new Topic("daemon", "topics/daemon.md"),
                new Topic("exit-codes", "exit-codes.md"),
                new Topic("json", "json.md"),
                new Topic("compatibility", "compatibility.md"),
                new Topic("from-pip", "guide/from-pip.md"),
                new Topic("from-poetry", "guide/from-poetry.md"),
                new Topic("from-conda", "guide/from-conda.md"),
                new Topic("from-docker", "guide/from-docker.md"));
    }

    static Optional<Topic> named(String name) {
        return all().stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    static List<String> names() {
        var names = new ArrayList<String>();
        for (var topic : all()) {
            names.add(topic.name());
        }
        return names;
    }
}
