package dev.wardian.host.rpm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads `primary.xml` of a repository: each package with what it provides and needs, and those of
/// its files that are likely to be required.
final class PrimaryIndex {
    private final String repository;
    private final XmlScan xml;

    private String name = "";
    private String architecture = "";
    private String summary = "";
    private String description = "";
    private String group = "";
    private String path = "";
    private String digest = "";
    private long size;
    private RpmVersion version = RpmVersion.parse("");
    private List<RpmRelation> provides = new ArrayList<>();
    private List<RpmRelation> requires = new ArrayList<>();
    private List<RpmRelation> conflicts = new ArrayList<>();
    private List<RpmRelation> obsoletes = new ArrayList<>();
    private List<String> files = new ArrayList<>();

    private PrimaryIndex(String repository, byte[] content) {
        this.repository = repository;
        this.xml = new XmlScan(content);
    }

    /// Reads an index and hands over each package.
    ///
    /// @throws IllegalArgumentException where it is damaged
    static void read(String repository, byte[] content, Consumer<RpmPackage> packages) {
        new PrimaryIndex(repository, content).read(packages);
    }

    private void read(Consumer<RpmPackage> packages) {
        var relations = Optional.<List<RpmRelation>>empty();
        var within = false;
        while (xml.next()) {
            if (xml.begins("package")) {
                begin();
                within = xml.attribute("type").equals("rpm");
            } else if (xml.ends("package")) {
                if (within && !name.isEmpty()) {
                    packages.accept(done());
                }
                within = false;
            } else if (within) {
                relations = element(relations);
            }
        }
    }

    private Optional<List<RpmRelation>> element(Optional<List<RpmRelation>> relations) {
        switch (xml.name()) {
            case "rpm:provides" -> {
                return list(provides);
            }
            case "rpm:requires" -> {
                return list(requires);
            }
            case "rpm:conflicts" -> {
                return list(conflicts);
            }
            case "rpm:obsoletes" -> {
                return list(obsoletes);
            }
            case "rpm:recommends", "rpm:suggests", "rpm:supplements", "rpm:enhances" -> {
                return Optional.empty();
            }
            case "rpm:entry" -> {
                if (xml.begins("rpm:entry")) {
                    relations.ifPresent(list -> list.add(relation()));
                }
            }
            default -> field();
        }
        return relations;
    }

    private Optional<List<RpmRelation>> list(List<RpmRelation> list) {
        return xml.begins(xml.name()) ? Optional.of(list) : Optional.empty();
    }

    private RpmRelation relation() {
        return new RpmRelation(
                xml.attribute("name"),
                RpmRelation.Sense.of(xml.attribute("flags"))
                        .map(sense -> new RpmRelation.Bound(sense, versionOf("ver", "rel"))));
    }

    private RpmVersion versionOf(String main, String release) {
        return new RpmVersion(
                RpmVersion.number(xml.attribute("epoch")),
                xml.attribute(main),
                Optional.of(xml.attribute(release)).filter(text -> !text.isEmpty()));
    }

    private void field() {
        if (xml.begins("version")) {
            version = versionOf("ver", "rel");
        } else if (xml.begins("size")) {
            size = RpmVersion.number(xml.attribute("package"));
        } else if (xml.begins("location")) {
            path = xml.attribute("href");
        } else if (xml.begins("checksum")) {
            digest = xml.attribute("type").toLowerCase(Locale.ROOT) + ":";
        } else if (xml.ends(xml.name())) {
            text();
        }
    }

    private void text() {
        switch (xml.name()) {
            case "name" -> name = xml.content().strip();
            case "arch" -> architecture = xml.content().strip();
            case "summary" -> summary = xml.content().strip();
            case "description" -> description = xml.content().strip();
            case "rpm:group" -> group = xml.content().strip();
            case "checksum" -> digest += xml.content().strip();
            case "file" -> files.add(xml.content().strip());
            default -> {}
        }
    }

    private void begin() {
        name = "";
        architecture = "";
        summary = "";
        description = "";
        group = "";
        path = "";
        digest = "";
        size = 0;
        version = RpmVersion.parse("");
        provides = new ArrayList<>();
        requires = new ArrayList<>();
        conflicts = new ArrayList<>();
        obsoletes = new ArrayList<>();
        files = new ArrayList<>();
    }

    private RpmPackage done() {
        return new RpmPackage(
                name,
                version,
                architecture,
                summary,
                description.isEmpty() ? List.of() : description.lines().toList(),
                group,
                size,
                provides,
                requires,
                conflicts,
                obsoletes,
                files,
                Optional.of(new RpmPackage.Location(repository, path, digest)));
    }
}
