package dev.wardian.python.internal.index;

import dev.wardian.store.http.PercentCoding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the anchors of an HTML page (PEP 503, 592, 629, 658, 714), as forgiving as a browser and
/// in one pass over its bytes. Used by one thread.
public final class HtmlPage {
    private final byte[] page;
    private final List<FileEntry> files = new ArrayList<>();
    private AddressResolver resolver;
    private boolean baseSeen;
    private int position;

    /// A page that came from an address.
    public HtmlPage(byte[] page, URI url) {
        this.page = page;
        this.resolver = new AddressResolver(url);
    }

    /// The files of all anchors that lead to one, in order.
    public List<FileEntry> files() throws PageFormatException {
        while (position < page.length) {
            if (page[position++] == '<') {
                element();
            }
        }
        return files;
    }

    private void element() throws PageFormatException {
        if (startsWith("!--")) {
            skipComment();
        } else if (isTag("a")) {
            position += 1;
            anchor();
        } else if (isTag("base")) {
            position += 4;
            base();
        } else if (isTag("meta")) {
            position += 4;
            meta();
        } else if (isTag("script") || isTag("style")) {
            skipTo(isTag("script") ? "</script" : "</style");
        }
    }

    private void anchor() {
        String href = null;
        String requiresPython = null;
        String yanked = null;
        String metadata = null;
        String oldMetadata = null;
        String uploadTime = null;
        while (nextAttribute()) {
            if (nameIs("href")) {
                href = value();
            } else if (nameIs("data-requires-python")) {
                requiresPython = value();
            } else if (nameIs("data-yanked")) {
                yanked = value();
            } else if (nameIs("data-core-metadata")) {
                metadata = value();
            } else if (nameIs("data-dist-info-metadata")) {
                oldMetadata = value();
            } else if (nameIs("data-upload-time")) {
                uploadTime = value();
            }
        }
        if (href == null) {
            return;
        }
        FileEntry entry = new FileEntry();
        // as a browser: white space around an address is none of it
        if (!address(entry, href.strip())) {
            return;
        }
        entry.requiresPython =
                requiresPython == null || requiresPython.isEmpty() ? null : requiresPython;
        entry.yanked = yanked;
        metadata(entry, metadata != null ? metadata : oldMetadata);
        if (uploadTime != null) {
            entry.uploadMicros = UploadTime.micros(uploadTime);
        }
        files.add(entry);
    }

    private boolean address(FileEntry entry, String href) {
        int hash = href.indexOf('#');
        String reference = hash < 0 ? href : href.substring(0, hash);
        if (hash >= 0) {
            fragment(entry, href.substring(hash + 1));
        }
        int end = reference.indexOf('?');
        String path = end < 0 ? reference : reference.substring(0, end);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            return false;
        }
        entry.filename = PercentCoding.decode(name);
        entry.address = resolver.resolve(reference);
        return true;
    }

    private static void fragment(FileEntry entry, String fragment) {
        int start = 0;
        while (start <= fragment.length()) {
            int ampersand = fragment.indexOf('&', start);
            int end = ampersand < 0 ? fragment.length() : ampersand;
            FileEntry.addHash(entry.hashes(), fragment.substring(start, end));
            start = end + 1;
        }
    }

    private static void metadata(FileEntry entry, @Nullable String value) {
        if (value != null && !value.equals("false")) {
            entry.metadataAnnounced = true;
            FileEntry.addHash(entry.metadataHashes(), value);
        }
    }

    private void base() {
        while (nextAttribute()) {
            if (nameIs("href") && !baseSeen) {
                String href = value();
                if (href != null) {
                    resolver = new AddressResolver(URI.create(resolver.resolve(href)));
                    baseSeen = true;
                }
            }
        }
    }

    private void meta() throws PageFormatException {
        boolean isVersion = false;
        String content = "";
        while (nextAttribute()) {
            if (nameIs("name")) {
                isVersion = "pypi:repository-version".equals(value());
            } else if (nameIs("content")) {
                String value = value();
                content = value == null ? "" : value;
            }
        }
        if (isVersion) {
            PageParser.checkVersion(content);
        }
    }

    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    /// Reads one attribute of the element; false at its end.
    private boolean nextAttribute() {
        while (position < page.length && (isSpace(page[position]) || page[position] == '/')) {
            position++;
        }
        if (position >= page.length || page[position] == '>') {
            position++;
            return false;
        }
        nameStart = position;
        while (position < page.length && !endsName(page[position])) {
            position++;
        }
        nameEnd = position;
        skipSpace();
        valueStart = -1;
        if (position < page.length && page[position] == '=') {
            position++;
            skipSpace();
            readValue();
        } else if (nameEnd == nameStart) {
            position++;
        }
        return true;
    }

    private void readValue() {
        if (position >= page.length) {
            return;
        }
        byte quote = page[position];
        if (quote == '"' || quote == '\'') {
            valueStart = ++position;
            while (position < page.length && page[position] != quote) {
                position++;
            }
            valueEnd = position++;
            return;
        }
        valueStart = position;
        while (position < page.length && !isSpace(page[position]) && page[position] != '>') {
            position++;
        }
        valueEnd = position;
    }

    private boolean nameIs(String name) {
        if (nameEnd - nameStart != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lower(page[nameStart + i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The value with its entities replaced, or null if the attribute has none.
    private @Nullable String value() {
        if (valueStart < 0) {
            return null;
        }
        int end = Math.min(valueEnd, page.length);
        boolean entities = false;
        boolean ascii = true;
        for (int i = valueStart; i < end; i++) {
            entities |= page[i] == '&';
            ascii &= page[i] >= 0;
        }
        String text =
                new String(
                        page,
                        valueStart,
                        end - valueStart,
                        ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return entities ? Entities.decode(text) : text;
    }

    private boolean isTag(String name) {
        int end = position + name.length();
        if (end >= page.length) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lower(page[position + i]) != name.charAt(i)) {
                return false;
            }
        }
        return isSpace(page[end]) || page[end] == '/' || page[end] == '>';
    }

    private boolean startsWith(String text) {
        if (position + text.length() > page.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (lower(page[position + i]) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void skipComment() {
        position += 3;
        skipTo("-->");
    }

    private void skipTo(String text) {
        while (position < page.length && !startsWith(text)) {
            position++;
        }
    }

    private void skipSpace() {
        while (position < page.length && isSpace(page[position])) {
            position++;
        }
    }

    private static boolean endsName(byte b) {
        return b == '=' || b == '>' || b == '/' || isSpace(b);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f';
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
