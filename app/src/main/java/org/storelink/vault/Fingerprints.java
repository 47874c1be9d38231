package org.storelink.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** Tells whether two secrets are equal without keeping either: a MAC under a key that is derived from the master key. */
final class Fingerprints {

    private static final byte[] USE = "storelink fingerprints".getBytes(UTF_8);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKey key;

    private Fingerprints(SecretKey key) {
        this.key = key;
    }

    @AccessesPartialKey
    static Fingerprints of(KeysetHandle masterKey) {
        if (!(masterKey.getPrimary().getKey() instanceof AesGcmKey primary)) {
            throw new VaultCannotOpen("The master key is a key of another kind than Storelink's.");
        }
        byte[] bytes = primary.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        try {
            HKDFParameterSpec derivation =
                    HKDFParameterSpec.ofExtract().addIKM(bytes).thenExpand(USE, KEY_BYTES);
            return new Fingerprints(KDF.getInstance("HKDF-SHA256").deriveKey(ALGORITHM, derivation));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** 64 hexadecimal digits. */
    String of(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
