package dev.wardian.stack.internal.index;

import dev.wardian.store.http.BasicCredentials;
import dev.wardian.store.http.CredentialSource;
import dev.wardian.store.http.Origins;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Credentials that stood in the addresses of requirements, before those that are configured.
public final class AddressCredentials implements CredentialSource {

    private final Map<String, BasicCredentials> learned = new ConcurrentHashMap<>();

    /// Asks these for what no address said.
    public CredentialSource over(CredentialSource others) {
        var mine = this;
        return new CredentialSource() {
            @Override
            public Optional<BasicCredentials> known(URI url) {
                var found = mine.known(url);
                return found.isPresent() ? found : others.known(url);
            }

            @Override
            public Optional<BasicCredentials> afterRefusal(URI url) {
                return others.afterRefusal(url);
            }
        };
    }

    /// Remembers what an address holds.
    public void learn(String address) {
        try {
            var url = URI.create(address);
            BasicCredentials.in(url).ifPresent(found -> learned.put(Origins.of(url), found));
        } catch (IllegalArgumentException unusual) {
            // an address that is none fails where it is used
        }
    }

    @Override
    public Optional<BasicCredentials> known(URI url) {
        return learned.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(learned.get(Origins.of(url)));
    }

    @Override
    public Optional<BasicCredentials> afterRefusal(URI url) {
        return Optional.empty();
    }
}
