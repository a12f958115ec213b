package dev.wardian.store.internal.http;

import dev.wardian.store.http.Headers;
import dev.wardian.store.http.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Encodes the header of a request, plainly: requests are few and short (RFC 7541, section 6.2.2).
final class HeaderBlock {
    private static final int GET = 2;
    private static final int METHOD = 2;
    private static final int PATH = 4;
    private static final int HTTPS = 7;
    private static final int HTTP = 6;
    private static final int AUTHORITY = 1;

    private HeaderBlock() {}

    static byte[] encode(Request request, String authority, boolean secure) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        if (request.method().equals("GET")) {
            out.write(0x80 | GET);
        } else {
            out.write(METHOD);
            text(out, request.method());
        }
        out.write(0x80 | (secure ? HTTPS : HTTP));
        out.write(AUTHORITY);
        text(out, authority);
        out.write(PATH);
        text(out, Http1Connection.target(request));
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            out.write(0);
            text(out, headers.name(i));
            text(out, headers.value(i));
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int rest = bytes.length - 0x7f;
        if (rest < 0) {
            out.write(bytes.length);
        } else {
            out.write(0x7f);
            while (rest >= 0x80) {
                out.write((rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
        }
        out.write(bytes, 0, bytes.length);
    }
}
