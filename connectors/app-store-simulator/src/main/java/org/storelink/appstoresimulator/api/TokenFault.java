package org.storelink.appstoresimulator.api;

/** What is wrong with a token. Apple says the same of all of them; the practice store remembers which it was. */
public enum TokenFault {
    /** No token, or not in the header {@code Authorization: Bearer}. */
    MISSING,
    /** Not three parts of Base64 without padding, the first two of them JSON. */
    MALFORMED,
    /** Not ES256. */
    ALGORITHM,
    /** Never issued, or revoked. */
    KEY_ID,
    /** Not that of the key's team; or one, where the key belongs to a person. */
    ISSUER,
    /** A person's key whose subject is not {@code user}. */
    SUBJECT,
    AUDIENCE,
    /** No beginning or no end, or more than twenty minutes between them. */
    LIFETIME,
    /** Over by the store's clock. */
    EXPIRED,
    /** Not begun by the store's clock. */
    NOT_YET,
    /** In DER, where the 64 bytes of r and s are wanted. */
    SIGNATURE_FORM,
    SIGNATURE
}
