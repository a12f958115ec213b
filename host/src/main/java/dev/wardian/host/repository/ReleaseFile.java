package dev.wardian.host.repository;

import dev.wardian.host.system.ControlStanza;
import dev.wardian.host.system.PackageOrigin;
import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a repository says of one suite in its `Release` file, above all the digests of its indexes.
///
/// @param suite such as `stable`; empty where it does not say
/// @param codename such as `bookworm`; empty where it does not say
/// @param origin whose repository it is
/// @param label its label
/// @param version the release's version
/// @param date when it was written
/// @param validUntil when it stops being valid
/// @param byHash whether files can be fetched by their digest
/// @param automatic whether its packages are taken without being asked for by name
/// @param files every file that it speaks of, by its path
record ReleaseFile(
        String suite,
        String codename,
        String origin,
        String label,
        String version,
        Optional<Instant> date,
        Optional<Instant> validUntil,
        boolean byHash,
        boolean automatic,
        Map<String, Entry> files) {
    private static final DateTimeFormatter TIMES =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy H:mm:ss zzz", Locale.ENGLISH);

    /// A file of the suite.
    ///
    /// @param size in bytes
    /// @param sha256 its digest
    record Entry(long size, String sha256) {}

    ReleaseFile {
        files = Map.copyOf(files);
    }

    /// Reads a file whose signature was verified.
    ///
    /// @param address for messages
    static ReleaseFile parse(String address, String text) {
        Iterator<ControlStanza> stanzas =
                ControlStanza.all(new BufferedReader(new StringReader(text))).iterator();
        if (!stanzas.hasNext()) {
            throw damaged(address, "it says nothing");
        }
        ControlStanza stanza = stanzas.next();
        Optional<String> digests = stanza.field("SHA256");
        if (digests.isEmpty()) {
            throw damaged(address, "it has no SHA-256 digests, and weaker ones prove nothing");
        }
        return new ReleaseFile(
                stanza.field("Suite").orElse(""),
                stanza.field("Codename").orElse(""),
                stanza.field("Origin").orElse(""),
                stanza.field("Label").orElse(""),
                stanza.field("Version").orElse(""),
                time(address, stanza, "Date"),
                time(address, stanza, "Valid-Until"),
                isYes(stanza, "Acquire-By-Hash"),
                !isYes(stanza, "NotAutomatic"),
                entries(address, digests.get()));
    }

    /// The text of a file without the signature around it, which is not looked at.
    static String withoutSignature(String text) {
        return text.replaceFirst("(?s)\\A-----BEGIN PGP SIGNED MESSAGE.*?\n\n", "")
                .replaceFirst("(?s)\n-----BEGIN PGP SIGNATURE.*", "\n");
    }

    /// Where an index of it comes from.
    ///
    /// @param path the index
    PackageOrigin packageOrigin(AptSource source, String path) {
        int component = path.indexOf("/binary-");
        return new PackageOrigin(
                suite,
                codename,
                origin,
                label,
                version,
                component < 0 ? "" : path.substring(0, component),
                source.uri().replaceFirst("^[a-z+]+:/*", "").replaceFirst("[:/].*$", ""));
    }

    private static boolean isYes(ControlStanza stanza, String field) {
        return stanza.field(field).filter("yes"::equalsIgnoreCase).isPresent();
    }

    private static Optional<Instant> time(String address, ControlStanza stanza, String field) {
        Optional<String> text = stanza.field(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String plain = text.get().replaceAll("\\s+", " ");
            return Optional.of(Instant.from(TIMES.parse(plain)));
        } catch (DateTimeParseException malformed) {
            throw damaged(address, "`" + field + ": " + text.get() + "` is no time");
        }
    }

    private static Map<String, Entry> entries(String address, String text) {
        Map<String, Entry> entries = new HashMap<>();
        for (String line : text.strip().lines().toList()) {
            List<String> words = List.of(line.strip().split("\\s+", -1));
            if (words.size() != 3
                    || !words.getFirst().matches("[0-9a-f]{64}")
                    || !words.get(1).matches("[0-9]{1,12}")) {
                throw damaged(address, "`" + line + "` is no digest, size and path");
            }
            entries.put(words.getLast(), new Entry(Long.parseLong(words.get(1)), words.getFirst()));
        }
        return entries;
    }

    private static RepositoryException damaged(String address, String reason) {
        return new RepositoryException(new RepositoryProblem.Damaged(address, reason));
    }
}
