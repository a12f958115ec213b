package dev.wardian.testkit;

import java.io.IOException;
import java.nio.file.Path;

/// Serves a universe over TLS to other processes until its standard input ends: the other side of
/// practice runs such as `scripts/train`.
///
/// Its argument is a folder for the authority that signs; one that is there already is used again.
/// It prints four lines: the address of an index that answers in JSON, of one that knows HTML only,
/// of one over HTTP/2 that knows no package, and the file of the authority.
public final class ServeUniverse {
    private ServeUniverse() {}

    /// Serves.
    public static void main(String[] words) throws IOException {
        LocalAuthority authority = LocalAuthority.createOrOpen(Path.of(words[0]));
        PackageFile[] files = PracticeUniverse.files().toArray(PackageFile[]::new);
        try (LocalIndex json = LocalIndex.startTls(authority);
                LocalIndex html = LocalIndex.startTls(authority);
                PracticeServer http2 = PracticeServer.start(authority)) {
            json.add(files).withGzip().withCacheHeaders("max-age=600, public");
            html.add(files).withGzip().withCacheHeaders("max-age=600, public").htmlOnly();
            System.out.println(json.url());
            System.out.println(html.url());
            System.out.println(http2.url());
            System.out.println(authority.certificate());
            while (System.in.read() >= 0) {
                // whatever is written, only the end counts
            }
        }
    }
}
