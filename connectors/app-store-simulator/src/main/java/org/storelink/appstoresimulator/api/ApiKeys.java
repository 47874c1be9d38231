package org.storelink.appstoresimulator.api;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.market.Draws;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.Role;

/** The keys that there are. Ids are the same for the same seed; what is secret about a key never is. Thread-safe. */
public final class ApiKeys {

    /** What a key of a team can be given; that of a person has the person's. */
    public static final List<Role> OF_TEAMS = List.of(
            Role.ADMIN,
            Role.FINANCE,
            Role.SALES,
            Role.CUSTOMER_SUPPORT,
            Role.APP_MANAGER,
            Role.DEVELOPER,
            Role.MARKETING);

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int ID_LENGTH = 10;

    /** Of P-256: what stands in PKCS #8 before the private half, and between it and the point that is the public one. */
    private static final byte[] BEFORE_PRIVATE_HALF =
            HexFormat.of().parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");

    private static final byte[] BEFORE_PUBLIC_HALF = HexFormat.of().parseHex("a144034200");
    private static final int HALF = 32;
    private static final int POINT = 1 + 2 * HALF;

    private final Draws draws;
    private final People people;
    private final Optional<KeyFile> file;
    private final Map<String, ApiKey> keys = new LinkedHashMap<>();

    /** @param file keeps the public halves for the next start; without one each start begins without a key */
    public ApiKeys(long seed, People people, Optional<KeyFile> file) {
        this.draws = new Draws(seed, "api key");
        this.people = people;
        this.file = file;
        file.stream().flatMap(kept -> kept.read().stream()).forEach(key -> keys.put(key.id(), key));
    }

    /** Makes a key of the team behind an account. */
    public IssuedKey issue(String account, Role... roles) {
        Set<Role> given = Set.copyOf(List.of(roles));
        if (!OF_TEAMS.containsAll(given)) {
            throw new IllegalArgumentException("roles: a key can be given " + OF_TEAMS);
        }
        return issue(Optional.of(issuer(account)), account, given);
    }

    /** Makes the key of somebody who belongs to one account, or to several: then for the first. */
    public IssuedKey issueIndividual(String appleId) {
        Person person = people.get(appleId);
        if (person.accounts().isEmpty()) {
            throw new IllegalArgumentException("appleId: " + appleId + " belongs to no account");
        }
        return issue(Optional.empty(), person.accounts().getFirst(), person.roles());
    }

    /** By which tokens name the team behind an account. */
    public static String issuer(String account) {
        return UUID.nameUUIDFromBytes(("issuer " + account).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    public synchronized Optional<ApiKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    public synchronized List<ApiKey> all() {
        return List.copyOf(keys.values());
    }

    /** Changes what a key may do, which Apple lets nobody do: for tests of a right that is taken away. */
    public synchronized void change(String id, Role... roles) {
        ApiKey key = known(id);
        Set<Role> given = roles.length == 0 ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(List.of(roles));
        keep(new ApiKey(key.id(), key.issuer(), key.account(), Set.copyOf(given), key.publicKey()));
    }

    /** For good, as at Apple. */
    public synchronized void revoke(String id) {
        keys.remove(known(id).id());
        file.ifPresent(kept -> kept.write(keys.values()));
    }

    private ApiKey known(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("key: there is no " + id));
    }

    private synchronized IssuedKey issue(Optional<String> issuer, String account, Set<Role> roles) {
        KeyPair pair = pair();
        ApiKey key = new ApiKey(freshId(), issuer, account, roles, (ECPublicKey) pair.getPublic());
        keep(key);
        return new IssuedKey(key, p8(pair));
    }

    private void keep(ApiKey key) {
        keys.put(key.id(), key);
        file.ifPresent(kept -> kept.write(keys.values()));
    }

    private String freshId() {
        String id;
        do {
            id = letters(draws.bytes(ID_LENGTH));
        } while (keys.containsKey(id));
        return id;
    }

    private static String letters(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        for (byte each : bytes) {
            letters.append(LETTERS.charAt(Math.floorMod(each, LETTERS.length())));
        }
        return letters.toString();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows P-256", e);
        }
    }

    private static String p8(KeyPair pair) {
        byte[] line = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, line).encodeToString(pkcs8(pair))
                + "\n-----END PRIVATE KEY-----";
    }

    /** With the public half inside, as Apple's are; the JDK leaves it out. */
    private static byte[] pkcs8(KeyPair pair) {
        byte[] ofPublic = pair.getPublic().getEncoded();
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.writeBytes(BEFORE_PRIVATE_HALF);
        der.writeBytes(unsigned(((ECPrivateKey) pair.getPrivate()).getS()));
        der.writeBytes(BEFORE_PUBLIC_HALF);
        der.write(ofPublic, ofPublic.length - POINT, POINT);
        return der.toByteArray();
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] half = new byte[HALF];
        int length = Math.min(bytes.length, HALF);
        System.arraycopy(bytes, bytes.length - length, half, HALF - length, length);
        return half;
    }

    /** As the control endpoints and the page write them. */
    public static Set<Role> roles(String words) {
        return List.of(words.split(",", -1)).stream()
                .filter(word -> !word.isBlank())
                .map(word -> Role.valueOf(word.strip()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
