package org.storelink.organizations.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

    @ParameterizedTest
    @CsvSource({
        "/v2, API",
        "/v2/, API",
        "/v2/users, API",
        "/v2//users, API",
        "/v20, PAGE",
        "/V2/users, PAGE",
        "'', PAGE",
        "/, PAGE",
        "/index.xhtml, PAGE",
        "/members, PAGE",
        "/sign-in, ENTRANCE",
        "/sign-in.xhtml, ENTRANCE",
        "/sign-in/more, PAGE",
        "/sign-inx, PAGE",
        "/set-up, ENTRANCE",
        "/invitation, ENTRANCE",
        "/sign-out, ENTRANCE",
        "/jakarta.faces.resource/base.css.xhtml, RESOURCE",
        "/jakarta.faces.resource, PAGE",
        "/WEB-INF/errors/failure.xhtml, RESOURCE",
        "/anything-new, PAGE"
    })
    void isClosedUnlessNamedOpen(String path, Area area) {
        assertThat(Area.of(path)).isEqualTo(area);
    }
}
