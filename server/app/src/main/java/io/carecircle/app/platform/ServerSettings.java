package io.carecircle.app.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the server listens and how much one request may ask of it. {@code CARECIRCLE_PORT} and
 * {@code CARECIRCLE_HOST} mean the same as the options {@code --port} and {@code --host}.
 *
 * @param port 0 for any free one
 * @param host a loopback address: without accounts nobody else may reach the server
 * @param maxBody largest body of an execution
 * @param maxUpload largest file of an import
 * @param deadline how long a request may compute while its caller waits
 * @param importDeadline how long an import may take
 * @param importWait how long an import waits for the one before it
 */
@ConfigurationProperties("carecircle")
public record ServerSettings(
    @DefaultValue("8080") int port,
    @DefaultValue("127.0.0.1") String host,
    @DefaultValue("32MB") DataSize maxBody,
    @DefaultValue("512MB") DataSize maxUpload,
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("10m") Duration importDeadline,
    @DefaultValue("20s") Duration importWait) {}
