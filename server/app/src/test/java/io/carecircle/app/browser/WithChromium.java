package io.carecircle.app.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests in a browser; left out where there is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DemoCityServer.class)
@EnabledIf(
    value = "io.carecircle.app.browser.Browser#isInstalled",
    disabledReason = "no chromium and chromedriver: scripts/test --install brings them")
@interface WithChromium {}
