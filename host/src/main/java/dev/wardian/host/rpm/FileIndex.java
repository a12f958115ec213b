package dev.wardian.host.rpm;

import java.util.function.BiConsumer;

/// Reads `filelists.xml` of a repository, which names every file of every package.
final class FileIndex {
    private FileIndex() {}

    /// Hands over each file with the name of its package.
    ///
    /// @throws IllegalArgumentException where it is damaged
    static void read(byte[] content, BiConsumer<String, String> files) {
        var xml = new XmlScan(content);
        var name = "";
        while (xml.next()) {
            if (xml.begins("package")) {
                name = xml.attribute("name");
            } else if (xml.ends("file")) {
                files.accept(name, xml.content().strip());
            }
        }
    }
}
