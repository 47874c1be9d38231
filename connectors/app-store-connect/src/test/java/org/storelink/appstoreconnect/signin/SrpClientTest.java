package org.storelink.appstoreconnect.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.appstoreconnect.signin.SrpClient.Proof;
import org.storelink.appstoreconnect.signin.SrpClient.UnsafeServerValue;

class SrpClientTest {

    private static final int ACCOUNTS = 40;
    private static final int SIGN_INS_EACH = 50;
    private static final String ACCOUNT = "reports@example.com";
    private static final HexFormat HEX = HexFormat.of();

    /** A line of proofs.tsv, which an implementation in Python wrote from the formulae alone. */
    record Vector(
            String name,
            DerivedPassword way,
            int iterations,
            String account,
            String password,
            byte[] salt,
            BigInteger a,
            byte[] b,
            String m1,
            String m2) {

        static Vector of(String line) {
            String[] cell = line.split("\t");
            return new Vector(
                    cell[0],
                    DerivedPassword.named(cell[1]).orElseThrow(),
                    Integer.parseInt(cell[2]),
                    cell[3],
                    cell[4],
                    HEX.parseHex(cell[5]),
                    new BigInteger(cell[6], 16),
                    HEX.parseHex(cell[7]),
                    cell[8],
                    cell[9]);
        }

        @Override
        public String toString() {
            return name + " " + way;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(SrpClientTest.class.getResourceAsStream("/signin/proofs.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().skip(1).map(Vector::of).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void provesAsAnotherImplementationDoes(Vector vector) throws UnsafeServerValue {
        byte[] derived = vector.way().derive(vector.password(), vector.salt(), vector.iterations());

        Proof proof = SrpClient.of(vector.a()).prove(vector.account(), derived, vector.salt(), vector.b());

        assertThat(HEX.formatHex(proof.m1())).isEqualTo(vector.m1());
        assertThat(HEX.formatHex(proof.m2())).isEqualTo(vector.m2());
        assertThat(proof.certain()).isEqualTo(vector.name().equals("full"));
    }

    private enum Zeros {
        NONE,
        CLIENT_VALUE,
        SERVER_VALUE,
        SHARED_VALUE
    }

    @Test
    void thousandsOfSignInsAreAcceptedWhateverZerosTheirNumbersBeginWith() {
        Set<Zeros> seen = IntStream.range(0, ACCOUNTS)
                .parallel()
                .boxed()
                .flatMap(SrpClientTest::signInsOfOneAccount)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Zeros.class)));

        assertThat(seen).containsExactlyInAnyOrder(Zeros.values());
    }

    /** Secrets are shorter than Apple's, which changes nothing but the time it takes. */
    private static Stream<Zeros> signInsOfOneAccount(int seed) {
        Random random = new Random(seed);
        byte[] derived = bytes(random, 32);
        byte[] salt = bytes(random, 1 + random.nextInt(32));
        SrpServer account = new SrpServer(ACCOUNT, derived, salt, BigInteger.ONE);
        return IntStream.range(0, SIGN_INS_EACH).mapToObj(i -> {
            SrpClient client = SrpClient.of(new BigInteger(64, random));
            SrpServer server = account.with(new BigInteger(64, random));
            return checked(client, server, derived, salt, "sign-in " + i + " of seed " + seed);
        });
    }

    private static Zeros checked(SrpClient client, SrpServer server, byte[] derived, byte[] salt, String which) {
        Proof proof = proof(client, derived, salt, server.publicValue());
        SrpServer.Expected plain = server.expects(client.publicValue(), false);

        assertThat(proof.m1()).as(which).isEqualTo(plain.m1());
        assertThat(proof.m2()).as(which).isEqualTo(plain.m2());
        if (!proof.certain()) {
            assertThat(server.expects(client.publicValue(), true).m1())
                    .as("not certain: " + which)
                    .isNotEqualTo(proof.m1());
        }
        return zeros(client, server, proof);
    }

    private static Proof proof(SrpClient client, byte[] derived, byte[] salt, byte[] serverValue) {
        try {
            return client.prove(ACCOUNT, derived, salt, serverValue);
        } catch (UnsafeServerValue e) {
            throw new AssertionError("the server is sound", e);
        }
    }

    private static Zeros zeros(SrpClient client, SrpServer server, Proof proof) {
        if (client.publicValue().length < SrpGroup.LENGTH) {
            return Zeros.CLIENT_VALUE;
        }
        if (server.publicValue().length < SrpGroup.LENGTH) {
            return Zeros.SERVER_VALUE;
        }
        return proof.certain() ? Zeros.NONE : Zeros.SHARED_VALUE;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void aWrongPasswordGivesAnotherProof() throws UnsafeServerValue {
        Random random = new Random(1);
        byte[] salt = bytes(random, 16);
        SrpClient client = SrpClient.drawn(random);
        SrpServer server = new SrpServer(ACCOUNT, bytes(random, 32), salt, new BigInteger(256, random));

        Proof proof = client.prove(ACCOUNT, bytes(random, 32), salt, server.publicValue());

        assertThat(proof.m1())
                .isNotEqualTo(server.expects(client.publicValue(), false).m1());
    }

    @Test
    void aDrawnSecretNeverHasAPublicValueWithZerosInFront() {
        Random random = new Random(2);

        for (int i = 0; i < 10; i++) {
            assertThat(SrpClient.drawn(random).publicValue()).hasSize(SrpGroup.LENGTH);
        }
    }

    static Stream<BigInteger> unsafe() {
        return Stream.of(BigInteger.ZERO, SrpGroup.N, SrpGroup.N.add(SrpGroup.N), SrpGroup.N.add(BigInteger.ONE));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void aServerValueThatGivesThePasswordAwayIsNotWorkedWith(BigInteger value) {
        SrpClient client = SrpClient.of(BigInteger.TEN);

        assertThatThrownBy(() -> client.prove(ACCOUNT, new byte[32], new byte[16], value.toByteArray()))
                .isInstanceOf(UnsafeServerValue.class);
    }

    @Test
    void theGroupIsTheOneOfTheStandard() {
        assertThat(SrpGroup.N.bitLength()).isEqualTo(2048);
        assertThat(SrpGroup.N.isProbablePrime(8)).isTrue();
        assertThat(SrpGroup.N.shiftRight(1).isProbablePrime(8)).isTrue();
    }

    @Test
    void aProofShowsNothingOfItself() {
        assertThat(new Proof(new byte[] {1}, new byte[] {2}, true)).hasToString("Proof");
    }
}
