package dev.wardian.store.internal.http;

import dev.wardian.store.http.Trust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Believes the authorities of PEM bundles, of which only those that a server's chain refers to are
/// decoded: a bundle has 150, a chain needs one.
///
/// It is deliberately no `X509ExtendedTrustManager`: only around a plain one the platform checks
/// the host name and the strength of the algorithms itself. Safe for all threads.
final class BundleTrust implements X509TrustManager {
    private final AuthorityFiles authorities;

    BundleTrust(Trust trust) {
        this.authorities = new AuthorityFiles(trust);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        delegate(chain).checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("this side is never a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private X509TrustManager delegate(X509Certificate[] chain) throws CertificateException {
        try {
            if (authorities.arePlatformOnes()) {
                return manager(null);
            }
            List<X509Certificate> found = authorities.named(chain);
            if (found.isEmpty()) {
                throw new CertificateException(
                        "no trusted authority has issued the certificate of "
                                + chain[0].getSubjectX500Principal().getName());
            }
            Set<TrustAnchor> anchors = new HashSet<>();
            for (X509Certificate authority : found) {
                anchors.add(new TrustAnchor(authority, null));
            }
            PKIXBuilderParameters parameters =
                    new PKIXBuilderParameters(anchors, new X509CertSelector());
            parameters.setRevocationEnabled(false);
            return manager(new CertPathTrustManagerParameters(parameters));
        } catch (IOException | GeneralSecurityException failed) {
            throw failed instanceof CertificateException refused
                    ? refused
                    : new CertificateException(failed.getMessage(), failed);
        }
    }

    private static X509TrustManager manager(
            @org.jspecify.annotations.Nullable CertPathTrustManagerParameters parameters)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        if (parameters == null) {
            factory.init((KeyStore) null);
        } else {
            factory.init(parameters);
        }
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                return known;
            }
        }
        throw new GeneralSecurityException("the platform has no trust manager for certificates");
    }
}
