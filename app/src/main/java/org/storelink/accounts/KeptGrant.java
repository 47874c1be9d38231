package org.storelink.accounts;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;

/**
 * What linking came to, as it waits for a person who has seen it.
 *
 * @param others vendors that the store offered beside those of the grant, and that nobody chose
 * @param grantedAt when the store granted it
 * @param before how the account was then that is linked again; empty when there is none
 */
record KeptGrant(LinkGrant grant, List<Vendor> others, Instant grantedAt, Optional<Before> before) {

    private static final int FORMAT = 1;

    KeptGrant {
        others = List.copyOf(others);
    }

    /**
     * What may change of an account while somebody looks at the grant.
     *
     * @param collected codes of the vendors that it collected
     */
    record Before(int credentialNumber, int materialNumber, Set<String> collected) {

        static Before of(Account account) {
            return new Before(
                    account.secrets().credentialNumber(), account.secrets().materialNumber(), account.collected());
        }
    }

    /** The caller wipes them. */
    byte[] toBytes() {
        WipedBuffer bytes = new WipedBuffer();
        try (bytes;
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            write(out, grantedAt.toString());
            out.writeBoolean(before.isPresent());
            if (before.isPresent()) {
                write(out, before.get());
            }
            write(out, grant.identity().id());
            write(out, grant.identity().name());
            writeVendors(out, grant.vendors());
            writeVendors(out, others);
            out.writeInt(grant.checks().size());
            for (Check check : grant.checks()) {
                write(out, check.capability().name());
                write(out, check.outcome().name());
                write(out, check.detail());
            }
            out.writeBoolean(grant.material().isPresent());
            if (grant.material().isPresent()) {
                SessionMaterial material = grant.material().get();
                write(out, material.expiresAt().map(Instant::toString).orElse(""));
                write(out, material.bytes());
            }
            out.writeInt(grant.cautions().size());
            for (String caution : grant.cautions()) {
                write(out, caution);
            }
            write(out, grant.publisher().orElse(""));
            write(out, grant.cautionGuide().orElse(""));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when another version of Storelink wrote it. */
    static Optional<KeptGrant> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return in.readByte() == FORMAT ? Optional.of(read(in)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeptGrant read(DataInputStream in) throws IOException {
        Instant grantedAt = Instant.parse(readText(in));
        Optional<Before> before = in.readBoolean() ? Optional.of(readBefore(in)) : Optional.empty();
        StoreIdentity identity = new StoreIdentity(readText(in), readText(in));
        List<Vendor> vendors = readVendors(in);
        List<Vendor> others = readVendors(in);
        List<Check> checks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            checks.add(new Check(Capability.valueOf(readText(in)), Check.Outcome.valueOf(readText(in)), readText(in)));
        }
        Optional<SessionMaterial> material = in.readBoolean() ? Optional.of(readMaterial(in)) : Optional.empty();
        List<String> cautions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            cautions.add(readText(in));
        }
        LinkGrant grant =
                new LinkGrant(identity, vendors, checks, material, cautions, readOptional(in), readOptional(in));
        return new KeptGrant(grant, others, grantedAt, before);
    }

    private static void write(DataOutputStream out, Before before) throws IOException {
        out.writeInt(before.credentialNumber());
        out.writeInt(before.materialNumber());
        out.writeInt(before.collected().size());
        for (String code : before.collected()) {
            write(out, code);
        }
    }

    private static Before readBefore(DataInputStream in) throws IOException {
        int credentialNumber = in.readInt();
        int materialNumber = in.readInt();
        Set<String> collected = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            collected.add(readText(in));
        }
        return new Before(credentialNumber, materialNumber, Set.copyOf(collected));
    }

    private static SessionMaterial readMaterial(DataInputStream in) throws IOException {
        Optional<Instant> expiresAt = readOptional(in).map(Instant::parse);
        return new SessionMaterial(in.readNBytes(in.readInt()), expiresAt);
    }

    private static void writeVendors(DataOutputStream out, List<Vendor> vendors) throws IOException {
        out.writeInt(vendors.size());
        for (Vendor vendor : vendors) {
            write(out, vendor.code());
            write(out, vendor.name());
        }
    }

    private static List<Vendor> readVendors(DataInputStream in) throws IOException {
        List<Vendor> vendors = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            vendors.add(new Vendor(readText(in), readText(in)));
        }
        return vendors;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static Optional<String> readOptional(DataInputStream in) throws IOException {
        return Optional.of(readText(in)).filter(text -> !text.isEmpty());
    }
}
