package org.storelink.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpiTest {

    @Test
    void speaksTheVersionOfTheSpiThatItIsBuiltWith() throws Exception {
        String parent = Files.readString(Path.of("..", "connector-api", "pom.xml"));

        assertThat(parent).contains("<version>" + Spi.VERSION + "</version>");
    }
}
