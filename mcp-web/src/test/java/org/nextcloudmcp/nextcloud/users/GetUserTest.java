package org.nextcloudmcp.nextcloud.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("nc_user_get")
class GetUserTest {

    @Test
    @DisplayName("tells the account, and unlimited space as such")
    void tells() {
        assertThat(ScriptedNextcloud.answering().success(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                .isEqualTo(json("{'id':'alice','display_name':'Alice Test','groups':['team'],'enabled':true,"
                        + "'email':'alice@example.org','language':'en','quota':{'unlimited':true,'used':7533008}}"));
    }

    @Test
    @DisplayName("tells a limit with what is used and left")
    void quota() {
        var account = user("{'id':'carol','displayname':'Carol','email':null,'groups':[],"
                + "'quota':{'free':1048576,'used':0,'total':1048576,'relative':0,'quota':1048576}}");

        assertThat(account.success(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                .isEqualTo(json("{'id':'carol','display_name':'Carol','groups':[],'enabled':true,"
                        + "'quota':{'unlimited':false,'used':0,'free':1048576,'total':1048576}}"));
    }

    @Test
    @DisplayName("says that an answer is not Nextcloud's instead of making an account of it")
    void notNextcloud() {
        for (var answer : new String[] {"[]", "{}", "{'ocs':{}}", "{'ocs':{'data':[]}}", "<html>", ""}) {
            assertThat(new ScriptedNextcloud()
                            .wholeScript()
                            .then(Recorded.made(200, "application/json", answer.replace('\'', '"')))
                            .failure(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                    .contains("does not look like one of Nextcloud");
        }
    }

    private static ScriptedNextcloud user(String data) {
        return new ScriptedNextcloud()
                .wholeScript()
                .then(Recorded.made(200, "application/json", ("{'ocs':{'data':" + data + "}}").replace('\'', '"')));
    }
}
