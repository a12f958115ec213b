package dev.wardian.testkit;

import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The pages of a [LocalIndex], in HTML (PEP 503) and JSON (PEP 691 and 700).
final class IndexPages {
    static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final JsonMapper MAPPER = new JsonMapper();

    private IndexPages() {}

    static String root(LocalIndex index, boolean json) {
        List<String> names = index.projectNames();
        if (json) {
            ObjectNode page = page();
            ArrayNode projects = page.putArray("projects");
            names.forEach(name -> projects.addObject().put("name", name));
            return page.toString();
        }
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html><body>\n");
        for (String name : names) {
            page.append("<a href=\"/simple/").append(name).append("/\">");
            page.append(name).append("</a><br/>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    static String project(LocalIndex index, String project, boolean json) {
        return json ? json(index, project) : html(index, project);
    }

    private static ObjectNode page() {
        ObjectNode page = MAPPER.createObjectNode();
        page.putObject("meta").put("api-version", "1.1");
        return page;
    }

    private static String json(LocalIndex index, String project) {
        ObjectNode page = page().put("name", project);
        ArrayNode versions = page.putArray("versions");
        new TreeSet<>(index.files(project).stream().map(PackageFile::version).toList())
                .forEach(versions::add);
        ArrayNode files = page.putArray("files");
        for (PackageFile file : index.files(project)) {
            ObjectNode entry = files.addObject();
            entry.put("filename", file.filename());
            entry.put("url", index.urlOf(file).toString());
            ObjectNode hashes = entry.putObject("hashes");
            if (index.behaviour.hashes) {
                hashes.put("sha256", digest(index, file));
                entry.put("size", file.bytes().length);
                file.uploadTime().ifPresent(moment -> entry.put("upload-time", moment));
            }
            file.requiresPython().ifPresent(wanted -> entry.put("requires-python", wanted));
            file.yanked()
                    .ifPresent(
                            reason -> {
                                if (reason.isEmpty()) {
                                    entry.put("yanked", true);
                                } else {
                                    entry.put("yanked", reason);
                                }
                            });
            if (announces(index, file)) {
                entry.putObject("core-metadata").put("sha256", file.metadataSha256());
            }
        }
        return page.toString();
    }

    private static String html(LocalIndex index, String project) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html><head>");
        page.append("<meta name=\"pypi:repository-version\" content=\"1.1\"></head><body>\n");
        for (PackageFile file : index.files(project)) {
            page.append("<a href=\"").append(index.urlOf(file).getRawPath());
            if (index.behaviour.hashes) {
                page.append("#sha256=").append(digest(index, file));
            }
            page.append('"');
            file.requiresPython()
                    .ifPresent(wanted -> attribute(page, "data-requires-python", wanted));
            file.yanked().ifPresent(reason -> attribute(page, "data-yanked", reason));
            if (announces(index, file)) {
                attribute(page, "data-core-metadata", "sha256=" + file.metadataSha256());
            }
            page.append('>').append(file.filename()).append("</a><br/>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static void attribute(StringBuilder page, String name, String value) {
        page.append(' ').append(name).append("=\"");
        page.append(
                value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"));
        page.append('"');
    }

    private static boolean announces(LocalIndex index, PackageFile file) {
        return file.isWheel() && index.behaviour.serveMetadata && index.behaviour.announceMetadata;
    }

    private static String digest(LocalIndex index, PackageFile file) {
        return index.behaviour.announcedDigests.getOrDefault(file.filename(), file.sha256());
    }
}
