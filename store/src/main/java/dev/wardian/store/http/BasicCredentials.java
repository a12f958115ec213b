package dev.wardian.store.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A user name and a password, which [#toString] never shows.
///
/// @param username may be empty
/// @param password may be empty
public record BasicCredentials(String username, String password) {
    /// The credentials inside an address, if there are any.
    public static Optional<BasicCredentials> in(URI url) {
        String information = url.getRawUserInfo();
        if (information == null || information.isEmpty()) {
            return Optional.empty();
        }
        int colon = information.indexOf(':');
        String username = colon < 0 ? information : information.substring(0, colon);
        String password = colon < 0 ? "" : information.substring(colon + 1);
        return Optional.of(
                new BasicCredentials(
                        PercentCoding.decode(username), PercentCoding.decode(password)));
    }

    /// The value of an `Authorization` header.
    public String header() {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "****";
    }
}
