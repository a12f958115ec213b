package dev.wardian.host.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.api.OpenPGPDetachedSignatureProcessor;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/// Verifies who signed a `Release` file, a description or the header of a package. One good
/// signature by a key that may sign is needed, and by none of them may the text have been changed;
/// keys that have expired, were revoked or are too weak make no good signatures. For packages,
/// which are signed once and stay, a key counts as it was when it signed.
@SuppressWarnings("JavaUtilDate") // Bouncy Castle tells time by it
final class SignatureCheck {
    private static final Pattern CLEARTEXT =
            Pattern.compile(
                    "\\A-----BEGIN PGP SIGNED MESSAGE-----\\r?\\n(?:Hash: [^\\n]*\\n)*\\r?\\n"
                            + "(.*?)\\r?\\n(-----BEGIN PGP SIGNATURE-----\\r?\\n"
                            + ".*?\\n-----END PGP SIGNATURE-----)\\s*\\z",
                    Pattern.DOTALL);

    private final String address;
    private final Keyring keyring;
    private final Instant now;
    private final boolean lasting;

    private SignatureCheck(String address, Keyring keyring, Instant now, boolean lasting) {
        this.address = address;
        this.keyring = keyring;
        this.now = now;
        this.lasting = lasting;
    }

    /// @param address what is verified, for messages
    SignatureCheck(String address, Keyring keyring, Instant now) {
        this(address, keyring, now, false);
    }

    /// The same for a package, whose signature outlives its key (as `rpm` has it).
    ///
    /// @param address what is verified, for messages
    static SignatureCheck ofPackage(String address, Keyring keyring, Instant now) {
        return new SignatureCheck(address, keyring, now, true);
    }

    /// The text of an `InRelease` file: what was signed and nothing besides.
    String cleartext(byte[] file) {
        // every byte is a character of its own, so that nothing is lost on the way to the check
        Matcher parts = CLEARTEXT.matcher(new String(file, StandardCharsets.ISO_8859_1));
        if (!parts.matches() || parts.group(1).contains("\n-----BEGIN PGP")) {
            throw damaged("it is not one signed text");
        }
        StringBuilder signed = new StringBuilder();
        for (String line : parts.group(1).split("\n", -1)) {
            signed.append(withoutSpacesAtEnd(line.startsWith("- ") ? line.substring(2) : line));
            signed.append("\r\n");
        }
        signed.setLength(signed.length() - 2);
        byte[] bytes = signed.toString().getBytes(StandardCharsets.ISO_8859_1);
        verify(bytes, parts.group(2).getBytes(StandardCharsets.ISO_8859_1));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// They are no part of what is signed (RFC 9580, section 7.2).
    private static String withoutSpacesAtEnd(String line) {
        int end = line.length();
        while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }

    /// The text of a `Release` file that has its signatures beside it.
    String detached(byte[] file, byte[] signatures) {
        verify(file, signatures);
        return new String(file, StandardCharsets.UTF_8);
    }

    private void verify(byte[] signed, byte[] armoured) {
        List<PGPSignature> signatures = signatures(armoured);
        List<String> strangers = new ArrayList<>();
        Optional<RepositoryProblem> unusable = Optional.empty();
        boolean good = false;
        for (PGPSignature one : signatures) {
            Optional<OpenPGPDocumentSignature> known = checked(one, signed);
            String signer = name(one.getKeyIdentifiers());
            if (known.isEmpty()) {
                strangers.add(signer);
            } else if (!known.get().isTestedCorrect()) {
                throw bad(signer, "the text was changed after it was signed");
            } else if (isValid(known.get())) {
                good = true;
            } else {
                unusable =
                        Optional.of(
                                new RepositoryProblem.BadSignature(
                                        address,
                                        signer,
                                        "signature or key has expired, was revoked or is too"
                                                + " weak"));
            }
        }
        if (!good) {
            throw new RepositoryException(
                    unusable.orElseGet(
                            () ->
                                    new RepositoryProblem.UnknownSigner(
                                            address,
                                            strangers,
                                            keyring.names(),
                                            keyring.remedy())));
        }
    }

    private static String name(List<KeyIdentifier> signers) {
        return signers.isEmpty() ? "nobody" : String.valueOf(signers.getFirst());
    }

    private boolean isValid(OpenPGPDocumentSignature signature) {
        try {
            Date at = lasting ? signature.getCreationTime() : Date.from(now);
            Date end = signature.getIssuer().getKeyExpirationDateAt(at);
            return signature.isValidAt(at) && (end == null || end.after(at));
        } catch (PGPException unfit) {
            return false;
        }
    }

    private List<PGPSignature> signatures(byte[] armoured) {
        List<PGPSignature> found = new ArrayList<>();
        try {
            BcPGPObjectFactory packets =
                    new BcPGPObjectFactory(
                            PGPUtil.getDecoderStream(new ByteArrayInputStream(armoured)));
            for (Object packet : packets) {
                if (packet instanceof PGPSignatureList list) {
                    list.forEach(found::add);
                }
            }
        } catch (IOException | RuntimeException malformed) {
            throw damaged("its signature cannot be read: " + malformed.getMessage());
        }
        return found;
    }

    /// The signature, computed, if its key is one of those that may sign; a key that may not sign
    /// at all or a signature too weak to be looked at is no such key.
    private Optional<OpenPGPDocumentSignature> checked(PGPSignature signature, byte[] signed) {
        try {
            OpenPGPDetachedSignatureProcessor processor =
                    new BcOpenPGPApi()
                            .verifyDetachedSignature()
                            .addSignature(signature)
                            .verifyNotAfter(Date.from(now));
            keyring.certificates().forEach(processor::addVerificationCertificate);
            return processor.process(new ByteArrayInputStream(signed)).stream()
                    .filter(
                            one ->
                                    keyring.admits(
                                            one.getIssuerCertificate(), one.getKeyIdentifier()))
                    .findFirst();
        } catch (IOException | RuntimeException malformed) {
            throw damaged("its signature cannot be checked: " + malformed.getMessage());
        }
    }

    private RepositoryException damaged(String reason) {
        return new RepositoryException(new RepositoryProblem.Damaged(address, reason));
    }

    private RepositoryException bad(String signer, String reason) {
        return new RepositoryException(new RepositoryProblem.BadSignature(address, signer, reason));
    }
}
