package dev.wardian.store.internal.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The certificates of a PEM file (RFC 7468), still in their binary form.
///
/// @param certificates in the order of the file
record PemBundle(List<byte[]> certificates) {
    private static final byte[] BEGIN = ascii("-----BEGIN CERTIFICATE-----");
    private static final byte[] BEGIN_TRUSTED = ascii("-----BEGIN TRUSTED CERTIFICATE-----");
    private static final byte[] NOTHING = {};

    /// Takes what lies between the markers; what is damaged is left out.
    static PemBundle parse(byte[] file) {
        List<byte[]> certificates = new ArrayList<>();
        int position = 0;
        while (position < file.length) {
            int start = after(file, position);
            if (start < 0) {
                break;
            }
            int end = start;
            while (end < file.length && file[end] != '-') {
                end++;
            }
            try {
                byte[] body = Arrays.copyOfRange(file, start, end);
                certificates.add(Base64.getMimeDecoder().decode(body));
            } catch (IllegalArgumentException _) {
                position = end;
                continue;
            }
            position = end;
        }
        return new PemBundle(certificates);
    }

    /// Where the text after the next marker starts, -1 if there is none.
    private static int after(byte[] file, int from) {
        for (int i = from; i + BEGIN.length <= file.length; i++) {
            if (file[i] == '-') {
                if (starts(file, i, BEGIN)) {
                    return i + BEGIN.length;
                }
                if (starts(file, i, BEGIN_TRUSTED)) {
                    return i + BEGIN_TRUSTED.length;
                }
            }
        }
        return -1;
    }

    private static boolean starts(byte[] file, int at, byte[] marker) {
        return at + marker.length <= file.length
                && Arrays.equals(file, at, at + marker.length, marker, 0, marker.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /// The encoded subject of a certificate (RFC 5280, section 4.1), empty if it is damaged.
    static byte[] subject(byte[] der) {
        try {
            int position = content(der, 0);
            position = content(der, position);
            if ((der[position] & 0xff) == 0xa0) {
                position = next(der, position);
            }
            for (int skipped = 0; skipped < 4; skipped++) {
                position = next(der, position);
            }
            return Arrays.copyOfRange(der, position, next(der, position));
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException _) {
            return NOTHING;
        }
    }

    private static int content(byte[] der, int element) {
        int length = der[element + 1] & 0xff;
        return element + 2 + (length < 0x80 ? 0 : length & 0x7f);
    }

    private static int next(byte[] der, int element) {
        int first = der[element + 1] & 0xff;
        if (first < 0x80) {
            return element + 2 + first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der[element + 2 + i] & 0xff);
        }
        return element + 2 + (first & 0x7f) + length;
    }
}
