package org.storelink.accounts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;

/**
 * What linking came to, as it waits for a person who has seen it.
 *
 * @param others vendors that were offered beside those of the grant and stay uncollected
 * @param credentialNumber of the account that is linked again, as it was when the store granted this; 0 when there is none
 */
record KeptGrant(LinkGrant grant, List<Vendor> others, int credentialNumber) {

    KeptGrant {
        others = List.copyOf(others);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(credentialNumber);
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static KeptGrant read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int credentialNumber = in.readInt();
            StoreIdentity identity = new StoreIdentity(read(in), read(in));
            List<Vendor> vendors = readVendors(in);
            List<Vendor> others = readVendors(in);
            List<Check> checks = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                checks.add(new Check(Capability.valueOf(read(in)), Check.Outcome.valueOf(read(in)), read(in)));
            }
            Optional<SessionMaterial> material = in.readBoolean() ? Optional.of(readMaterial(in)) : Optional.empty();
            List<String> cautions = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                cautions.add(read(in));
            }
            LinkGrant grant =
                    new LinkGrant(identity, vendors, checks, material, cautions, readOptional(in), readOptional(in));
            return new KeptGrant(grant, others, credentialNumber);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            vendors.add(new Vendor(read(in), read(in)));
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

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static Optional<String> readOptional(DataInputStream in) throws IOException {
        return Optional.of(read(in)).filter(text -> !text.isEmpty());
    }
}
