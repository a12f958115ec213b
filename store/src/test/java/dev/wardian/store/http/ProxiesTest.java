package dev.wardian.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static boolean isDirect(String noProxy, String url) {
        return Proxies.from(Map.of("ALL_PROXY", "http://p:1", "no_proxy", noProxy))
                .toward(URI.create(url))
                .isEmpty();
    }

    @Test
    void takesTheProxyOfTheScheme() {
        Proxies proxies =
                Proxies.from(Map.of("HTTP_PROXY", "plain:1", "https_proxy", "http://secure:2"));
        assertThat(proxies.toward(URI.create("http://a/"))).contains(URI.create("http://plain:1"));
        assertThat(proxies.toward(URI.create("https://a/")))
                .contains(URI.create("http://secure:2"));
        assertThat(Proxies.from(Map.of()).toward(URI.create("http://a/"))).isEmpty();
    }

    @Test
    void exceptsHostsTheirSubdomainsPortsAndNetworks() {
        assertThat(isDirect("a.invalid", "http://a.invalid/")).isTrue();
        assertThat(isDirect("a.invalid", "http://b.a.invalid/")).isTrue();
        assertThat(isDirect(".a.invalid", "http://b.a.invalid/")).isTrue();
        assertThat(isDirect("a.invalid", "http://ba.invalid/")).isFalse();
        assertThat(isDirect("a.invalid:81", "http://a.invalid/")).isFalse();
        assertThat(isDirect("a.invalid:81", "http://a.invalid:81/")).isTrue();
        assertThat(isDirect("x, 10.0.0.0/8", "http://10.9.8.7/")).isTrue();
        assertThat(isDirect("10.0.0.0/8", "http://11.9.8.7/")).isFalse();
        assertThat(isDirect("*", "http://anything/")).isTrue();
    }

    @Test
    void neverShowsThePassword() {
        assertThat(Proxies.always("http://me:secret@p:1").toString())
                .contains("me:****@p:1")
                .doesNotContain("secret");
    }
}
