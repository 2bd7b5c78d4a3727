package io.carecircle.app.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a viewer without rights gets. {@code CARECIRCLE_PUBLICONLY} means the same as the option
 * {@code --public-only}.
 *
 * @param publicOnly whether this server answers with the public page and nothing else
 */
@ConfigurationProperties("carecircle")
record PublicSettings(@DefaultValue("false") boolean publicOnly) {}
