package io.carecircle.app.layer.internal.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.platform.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgisUrlTest {
  @Test
  void addressOptionsAndSchemaAreTakenApart() {
    PostgisUrl url =
        PostgisUrl.parse(
            "jdbc:postgresql://db.example:5433,[::1]:5434/city?user=anna&password=p%26q%3F%2B"
                + "&sslmode=verify-full&targetServerType=primary");
    assertEquals("jdbc:postgresql://db.example:5433,[::1]:5434/city", url.address());
    assertEquals(
        Map.of(
            "user",
            "anna",
            "password",
            "p&q?+",
            "sslmode",
            "verify-full",
            "targetServerType",
            "primary"),
        url.options());
    assertEquals("carecircle", url.schema());
    assertEquals("true", url.toProperties().getProperty("reWriteBatchedInserts"));
    assertEquals("p&q?+", url.toProperties().getProperty("password"));
    assertEquals(
        "gis", PostgisUrl.parse("jdbc:postgresql://h/d?currentSchema=gis&user=a").schema());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://x'",
        "jdbc:postgresql:city",
        "jdbc:postgresql:///city",
        "jdbc:postgresql://h/",
        "jdbc:postgresql://h/a/b",
        "jdbc:postgresql://user:secret@h/city",
        "jdbc:postgresql://h:port/city",
        "JDBC:postgresql://h/city",
        "postgres://h/city",
        "jdbc:postgresql_postGIS://h/city",
        " jdbc:postgresql://h/city",
        "jdbc:mysql://h/city?allowLoadLocalInfile=true",
      })
  void otherAddressesAreRefused(String url) {
    RefusedException refused = assertThrows(RefusedException.class, () -> PostgisUrl.parse(url));
    assertEquals("bad-db", refused.code());
    assertFalse(refused.getMessage().contains("secret"), refused::getMessage);
    assertTrue(refused.getMessage().contains("PostGIS"), refused::getMessage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext"
            + " | socketFactory, which is not allowed",
        "socketFactoryArg=http://x/a.xml | socketFactoryArg, which is not allowed",
        "sslfactory=x | sslfactory, which is not allowed",
        "sslhostnameverifier=x | sslhostnameverifier, which is not allowed",
        "sslpasswordcallback=x | sslpasswordcallback, which is not allowed",
        "authenticationPluginClassName=x | authenticationPluginClassName, which",
        "xmlFactoryFactory=x | xmlFactoryFactory, which is not allowed",
        "loggerFile=/tmp/x&loggerLevel=TRACE | loggerFile, which is not allowed",
        "jaasLogin=true | jaasLogin, which is not allowed",
        "service=x | service, which is not allowed",
        "options=-c%20search_path=x | options, which is not allowed",
        "rewriteBatchedInserts=false | unknown option",
        "password=to%zzpSecret | encodes nothing",
        "password=top&Secret | unknown option",
        "password=topSecret&password=b | stands twice",
        "sslmode=topSecret | sslmode of the database address has a wrong value",
        "connectTimeout=topSecret | connectTimeout",
        "currentSchema=pg%22Secret | currentSchema",
        "user | user",
      })
  void otherOptionsAreRefusedWithoutTheirValues(String options, String reason) {
    String message =
        assertThrows(
                RefusedException.class,
                () -> PostgisUrl.parse("jdbc:postgresql://h/d?" + options.strip()))
            .getMessage();
    assertTrue(message.contains(reason.strip()), message);
    assertFalse(message.contains("Secret") || message.contains("/tmp/x"), message);
  }

  @Test
  void nothingPrintsAPassword() {
    String url = "jdbc:postgresql://h/d?user=anna&password=topSecret";
    String printed = PostgisUrl.parse(url) + PostgisUrl.parse(url).label();
    printed += new Settings("data", url, "import");
    assertFalse(printed.contains("Secret"), printed);
    assertTrue(printed.contains("h/d as anna"), printed);
  }
}
