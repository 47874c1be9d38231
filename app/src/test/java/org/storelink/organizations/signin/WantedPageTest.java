package org.storelink.organizations.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/members",
                "/reports/sales?group_by=dates,products&start=2026-01-01",
                "/accounts/account?id=7",
                "/guides?connector=market&guide=a%20b"
            })
    void isWhereThePersonWasGoing(String page) {
        assertThat(WantedPage.checked(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "members",
                "//evil.example",
                "/\\evil.example",
                "/%0d%0aSet-Cookie: a=b\r\n",
                "https://evil.example/",
                "javascript:alert(1)",
                "/members\r\nLocation: https://evil.example",
                "/a b",
                "/\t/evil.example",
                "/v2/users",
                "/sign-in",
                "/sign-out",
                "/jakarta.faces.resource/a.css"
            })
    void isTheOverviewForEverythingElse(String page) {
        assertThat(WantedPage.checked(page)).isEqualTo("/");
    }

    @Test
    void isTheOverviewForNothingAndForTooMuch() {
        assertThat(WantedPage.checked(null)).isEqualTo("/");
        assertThat(WantedPage.checked("/" + "a".repeat(3000))).isEqualTo("/");
    }
}
