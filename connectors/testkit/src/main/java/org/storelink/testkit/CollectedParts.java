package org.storelink.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.PartSink;
import org.storelink.connector.RawPart;
import org.storelink.connector.ResumeToken;

/** Takes parts as the archive would. */
public final class CollectedParts implements PartSink {

    private final List<Part> parts = new ArrayList<>();

    /** A part as it was brought. */
    public record Part(String name, byte[] bytes, Optional<ResumeToken> resumeAfter) implements RawPart {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        /** The same part with other bytes. */
        public Part with(byte[] otherBytes) {
            return new Part(name, otherBytes, resumeAfter);
        }
    }

    @Override
    public void accept(String name, InputStream bytes, Optional<ResumeToken> resumeAfter) throws IOException {
        parts.add(new Part(name, bytes.readAllBytes(), resumeAfter));
    }

    public List<Part> all() {
        return List.copyOf(parts);
    }

    /** As a parser gets them. */
    public List<RawPart> raw() {
        return List.copyOf(parts);
    }
}
