package dev.wardian.stack.internal.wheelhouse;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.SdistFilename;
import dev.wardian.standards.tag.WheelFilename;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// An index of static files (PEP 503) over a folder of distributions, for `file:` addresses and for
/// any server of files: `simple/index.html` names the projects, `simple/NAME/index.html` the files
/// with their digests and, for wheels, the Pythons they need.
public final class IndexPages {
    private static final long LARGEST_METADATA = 4 << 20;

    private final WheelhouseFolder folder;
    private final Map<String, String> sums;

    /// @param sums the SHA-256 of every file by its name
    public IndexPages(WheelhouseFolder folder, Map<String, String> sums) {
        this.folder = folder;
        this.sums = sums;
    }

    /// Writes all pages.
    public void write() throws IOException {
        Map<PackageName, StringBuilder> pages = new TreeMap<>();
        for (Map.Entry<String, String> file : sums.entrySet()) {
            pages.computeIfAbsent(project(file.getKey()), _ -> new StringBuilder())
                    .append(link(file.getKey(), file.getValue()));
        }
        StringBuilder projects = new StringBuilder();
        for (Map.Entry<PackageName, StringBuilder> page : pages.entrySet()) {
            String name = page.getKey().toString();
            projects.append("<a href=\"").append(name).append("/\">").append(name);
            projects.append("</a><br>\n");
            folder.write("simple/" + name + "/index.html", page(name, page.getValue()));
        }
        folder.write("simple/index.html", page("Simple index", projects));
    }

    private static PackageName project(String file) {
        return WheelFilename.tryParse(file)
                .map(WheelFilename::name)
                .orElseGet(() -> SdistFilename.parse(file).name());
    }

    private static String page(String title, CharSequence links) {
        return """
        <!DOCTYPE html>
        <html>
        <head>
        <meta name="pypi:repository-version" content="1.0">
        <title>%s</title>
        </head>
        <body>
        %s</body>
        </html>
        """
                .formatted(title, links);
    }

    private String link(String file, String sha256) throws IOException {
        StringBuilder link = new StringBuilder("<a href=\"../../").append(encoded(file));
        link.append("#sha256=").append(sha256).append('"');
        requiresPython(folder.path().resolve(file))
                .ifPresent(
                        versions ->
                                link.append(" data-requires-python=\"")
                                        .append(escaped(versions))
                                        .append('"'));
        return link.append('>').append(escaped(file)).append("</a><br>\n").toString();
    }

    /// Versions with an epoch or a local part hold `!` and `+`, which addresses spell otherwise.
    private static String encoded(String file) {
        return file.replace("%", "%25").replace("+", "%2B").replace("!", "%21").replace(" ", "%20");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// What a wheel says of itself; a file that cannot be read says nothing.
    private static Optional<String> requiresPython(Path file) throws IOException {
        if (!file.toString().endsWith(".whl")) {
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (isMetadata(entry.getName()) && entry.getSize() <= LARGEST_METADATA) {
                    byte[] text = zip.getInputStream(entry).readNBytes((int) LARGEST_METADATA);
                    return CoreMetadata.parse(text).requiresPython().map(Object::toString);
                }
            }
            return Optional.empty();
        } catch (ZipException | SyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isMetadata(String entry) {
        int slash = entry.indexOf('/');
        return slash > 0
                && entry.startsWith(".dist-info", slash - ".dist-info".length())
                && entry.substring(slash).equals("/METADATA");
    }
}
