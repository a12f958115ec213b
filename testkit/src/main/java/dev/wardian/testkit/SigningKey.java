package dev.wardian.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPApi;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.SignatureParameters;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/// An OpenPGP key that signs repositories; a new one each time.
public final class SigningKey {
    private final OpenPGPApi api = new BcOpenPGPApi();
    private final OpenPGPKey key;

    private SigningKey(Instant made, Duration life) {
        try {
            SignatureParameters.Callback expiring =
                    new SignatureParameters.Callback() {
                        @Override
                        public SignatureParameters apply(SignatureParameters parameters) {
                            return parameters.setHashedSubpacketsFunction(
                                    packets -> {
                                        packets.setKeyFlags(
                                                KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
                                        packets.setKeyExpirationTime(life.toSeconds());
                                        return packets;
                                    });
                        }
                    };
            this.key =
                    api.generateKey(4, Date.from(made))
                            .withPrimaryKey(
                                    org.bouncycastle.openpgp.api.KeyPairGeneratorCallback.Util
                                            .primaryKey(),
                                    expiring)
                            .addUserId("testkit", expiring)
                            .build();
        } catch (PGPException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A key that is good for years.
    public static SigningKey fresh() {
        return new SigningKey(Instant.now().minus(Duration.ofDays(2)), Duration.ofDays(3650));
    }

    /// A key that stopped being good yesterday.
    public static SigningKey expired() {
        return new SigningKey(Instant.now().minus(Duration.ofDays(30)), Duration.ofDays(29));
    }

    /// The public key as a file holds it.
    public byte[] certificate() {
        try {
            return key.toCertificate().getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The public key as text.
    public String armoured() {
        try {
            return key.toCertificate().toAsciiArmoredString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// A signature to lie beside a text.
    public String detached(String text) {
        return armoured(
                signature(text.getBytes(StandardCharsets.UTF_8), PGPSignature.BINARY_DOCUMENT));
    }

    /// A signature of bytes, as the header of a package holds it.
    public byte[] packet(byte[] signed) {
        try {
            return signature(signed, PGPSignature.BINARY_DOCUMENT).getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The text with its signature around it.
    public String cleartext(String text) {
        String plain = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        byte[] signed = plain.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
                + plain
                + "\n"
                + armoured(signature(signed, PGPSignature.CANONICAL_TEXT_DOCUMENT));
    }

    private PGPSignature signature(byte[] signed, int type) {
        try {
            SignatureParameters.Callback typed =
                    new SignatureParameters.Callback() {
                        @Override
                        public SignatureParameters apply(SignatureParameters parameters) {
                            // so that also a key that has expired by now signs
                            Instant then = Instant.now().minus(Duration.ofHours(25));
                            return parameters
                                    .setSignatureType(type)
                                    .setHashedSubpacketsFunction(
                                            packets -> {
                                                packets.setSignatureCreationTime(Date.from(then));
                                                return packets;
                                            });
                        }
                    };
            return api.createDetachedSignature()
                    .addSigningKey(key.getPrimarySecretKey(), new char[0], typed)
                    .sign(new ByteArrayInputStream(signed))
                    .getFirst()
                    .getSignature();
        } catch (PGPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String armoured(PGPSignature signature) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            try (ArmoredOutputStream out = ArmoredOutputStream.builder().build(text)) {
                signature.encode(out);
            }
            return text.toString(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
