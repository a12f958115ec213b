package dev.wardian.store.internal.http;

import dev.wardian.store.http.Origins;
import dev.wardian.store.http.PercentCoding;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// Where answers lead (RFC 9110, section 15.4).
public final class Redirects {
    /// How many are followed for one request.
    public static final int MOST = 10;

    private Redirects() {}

    /// The address that an answer sends us to, empty if it is the final one.
    public static Optional<URI> next(URI url, Exchange exchange) throws IOException {
        int status = exchange.status();
        boolean leads = status == 301 || status == 302 || status == 303 || status == 307;
        if (!leads && status != 308) {
            return Optional.empty();
        }
        Optional<String> location = exchange.headers().first("location");
        if (location.isEmpty()) {
            throw new FinalAnswerException("a redirect without an address");
        }
        String text = location.get().strip();
        try {
            return Optional.of(url.resolve(text));
        } catch (IllegalArgumentException _) {
            try {
                return Optional.of(url.resolve(PercentCoding.encode(text, "%:/?#[]@!$&'()*+,;=")));
            } catch (IllegalArgumentException _) {
                throw new FinalAnswerException("a redirect to what is no address");
            }
        }
    }

    /// The next address with the credentials of the last one, if both have the same origin.
    public static URI keepCredentials(URI last, URI next) {
        String information = last.getRawUserInfo();
        if (information == null
                || next.getRawUserInfo() != null
                || !Origins.of(last).equals(Origins.of(next))) {
            return next;
        }
        String text = next.toString();
        int start = text.indexOf("://") + 3;
        return URI.create(text.substring(0, start) + information + "@" + text.substring(start));
    }
}
