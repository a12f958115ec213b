package dev.wardian.standards.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A field of core metadata, with the version of the format that introduced it.
public enum MetadataField {
    METADATA_VERSION("metadata-version", Kind.TEXT, "1.0"),
    NAME("name", Kind.TEXT, "1.0"),
    VERSION("version", Kind.TEXT, "1.0"),
    DYNAMIC("dynamic", Kind.LIST, "2.2"),
    PLATFORM("platform", Kind.LIST, "1.0"),
    SUPPORTED_PLATFORM("supported-platform", Kind.LIST, "1.1"),
    SUMMARY("summary", Kind.TEXT, "1.0"),
    DESCRIPTION("description", Kind.TEXT, "1.0"),
    DESCRIPTION_CONTENT_TYPE("description-content-type", Kind.TEXT, "2.1"),
    KEYWORDS("keywords", Kind.KEYWORDS, "1.0"),
    HOME_PAGE("home-page", Kind.TEXT, "1.0"),
    DOWNLOAD_URL("download-url", Kind.TEXT, "1.1"),
    AUTHOR("author", Kind.TEXT, "1.0"),
    AUTHOR_EMAIL("author-email", Kind.TEXT, "1.0"),
    MAINTAINER("maintainer", Kind.TEXT, "1.2"),
    MAINTAINER_EMAIL("maintainer-email", Kind.TEXT, "1.2"),
    LICENSE("license", Kind.TEXT, "1.0"),
    LICENSE_EXPRESSION("license-expression", Kind.TEXT, "2.4"),
    LICENSE_FILE("license-file", Kind.LIST, "2.4"),
    CLASSIFIER("classifier", Kind.LIST, "1.1"),
    REQUIRES_DIST("requires-dist", Kind.LIST, "1.2"),
    REQUIRES_PYTHON("requires-python", Kind.TEXT, "1.2"),
    REQUIRES_EXTERNAL("requires-external", Kind.LIST, "1.2"),
    PROJECT_URL("project-url", Kind.LABELLED, "1.2"),
    PROVIDES_EXTRA("provides-extra", Kind.LIST, "2.1"),
    PROVIDES_DIST("provides-dist", Kind.LIST, "1.2"),
    OBSOLETES_DIST("obsoletes-dist", Kind.LIST, "1.2"),
    IMPORT_NAME("import-name", Kind.LIST, "2.5"),
    IMPORT_NAMESPACE("import-namespace", Kind.LIST, "2.5"),
    REQUIRES("requires", Kind.LIST, "1.1"),
    PROVIDES("provides", Kind.LIST, "1.1"),
    OBSOLETES("obsoletes", Kind.LIST, "1.1");

    /// How often a field may be given and what its values are.
    enum Kind {
        /// Once, one text.
        TEXT,
        /// As often as there are values.
        LIST,
        /// Once, several texts between commas.
        KEYWORDS,
        /// As often as there are values, each a label and a text with a comma between them.
        LABELLED
    }

    private static final Map<String, MetadataField> BY_NAME = new HashMap<>();

    static {
        for (MetadataField field : values()) {
            BY_NAME.put(field.header, field);
        }
    }

    private final String header;
    private final Kind kind;
    private final String since;

    MetadataField(String header, Kind kind, String since) {
        this.header = header;
        this.kind = kind;
        this.since = since;
    }

    /// The field of a header, in letters of any case.
    public static Optional<MetadataField> named(String header) {
        return Optional.ofNullable(BY_NAME.get(header.toLowerCase(Locale.ROOT)));
    }

    Kind kind() {
        return kind;
    }

    /// The version of the format that introduced the field.
    public String since() {
        return since;
    }

    /// The name of the header in lower case, `requires-dist`.
    @Override
    public String toString() {
        return header;
    }
}
