package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.Stage;

/** The Admin Center with the administrator of the settings. */
@ExtendWith(StageExtension.class)
class AdminCenterIT {
    private final AdminCenter admin;

    AdminCenterIT(Stage stage) {
        this.admin = new AdminCenter(Integer.parseInt(stage.settings().get("HTTPS_PORT")));
    }

    @Test
    void theAdministratorOfTheSettingsSignsInAndSeesTheServer() {
        assertThat(admin.signIn(StageExtension.ADMIN, StageExtension.ADMIN_PASSWORD))
                .isTrue();
        assertThat(admin.toolbox().statusCode()).isEqualTo(200);
        assertThat(admin.api(StageExtension.ADMIN, StageExtension.ADMIN_PASSWORD))
                .isEqualTo(200);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThat(admin.signIn(StageExtension.ADMIN, "wrong")).isFalse();
        assertThat(admin.api(StageExtension.ADMIN, "wrong")).isEqualTo(401);
        assertThat(admin.api("admin", "admin")).isEqualTo(401);
    }
}
