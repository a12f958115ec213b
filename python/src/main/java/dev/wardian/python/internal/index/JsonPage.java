package dev.wardian.python.internal.index;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a JSON page (PEP 691, 700, 714) in one pass over its bytes. Used by one thread.
public final class JsonPage {
    private final JsonBytes json;
    private final AddressResolver resolver;
    private final List<FileEntry> files = new ArrayList<>();

    /// A page that came from an address.
    public JsonPage(byte[] page, URI url) {
        this.json = new JsonBytes(page);
        this.resolver = new AddressResolver(url);
    }

    /// The files on the page, in order.
    public List<FileEntry> files() throws PageFormatException {
        json.beginObject();
        boolean found = false;
        while (json.nextKey()) {
            if (json.keyIs("files")) {
                found = true;
                json.beginArray();
                while (json.nextElement()) {
                    file();
                }
            } else if (json.keyIs("meta")) {
                meta();
            } else {
                json.skip();
            }
        }
        if (!found) {
            throw new PageFormatException("it has no `files`");
        }
        return files;
    }

    private void meta() throws PageFormatException {
        json.beginObject();
        while (json.nextKey()) {
            if (json.keyIs("api-version") && json.isString()) {
                PageParser.checkVersion(json.string());
            } else {
                json.skip();
            }
        }
    }

    private void file() throws PageFormatException {
        FileEntry entry = new FileEntry();
        boolean core = false;
        json.beginObject();
        while (json.nextKey()) {
            if (json.keyIs("filename")) {
                entry.filename = json.string();
            } else if (json.keyIs("url")) {
                String url = json.string();
                int hash = url.indexOf('#');
                entry.address = resolver.resolve(hash < 0 ? url : url.substring(0, hash));
            } else if (json.keyIs("hashes")) {
                hashes(entry.hashes());
            } else if (json.keyIs("requires-python")) {
                String text = optionalString();
                entry.requiresPython = text == null || text.isEmpty() ? null : text;
            } else if (json.keyIs("yanked")) {
                yanked(entry);
            } else if (json.keyIs("size")) {
                entry.size = json.isNumber() ? json.number() : skipped();
            } else if (json.keyIs("upload-time")) {
                String text = optionalString();
                entry.uploadMicros = text == null ? Long.MIN_VALUE : UploadTime.micros(text);
            } else if (json.keyIs("core-metadata")) {
                core = true;
                metadata(entry);
            } else if (json.keyIs("dist-info-metadata") && !core) {
                metadata(entry);
            } else {
                json.skip();
            }
        }
        if (!entry.filename.isEmpty() && !entry.address.isEmpty()) {
            files.add(entry);
        }
    }

    private long skipped() throws PageFormatException {
        json.skip();
        return -1;
    }

    private @Nullable String optionalString() throws PageFormatException {
        if (json.isString()) {
            return json.string();
        }
        json.skip();
        return null;
    }

    private void yanked(FileEntry entry) throws PageFormatException {
        if (json.isString()) {
            entry.yanked = json.string();
        } else if (json.isTrue()) {
            entry.yanked = "";
            json.skip();
        } else {
            json.skip();
        }
    }

    private void hashes(List<String> hashes) throws PageFormatException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.beginObject();
        while (json.nextKey()) {
            String name = json.key();
            String digest = optionalString();
            if (digest != null) {
                hashes.add(name);
                hashes.add(digest);
            }
        }
    }

    private void metadata(FileEntry entry) throws PageFormatException {
        entry.metadataHashes().clear();
        entry.metadataAnnounced = json.isObject() || json.isTrue();
        hashes(entry.metadataHashes());
    }
}
