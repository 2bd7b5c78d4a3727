package io.carecircle.app.platform.web;

import io.carecircle.app.platform.DataFolder;
import io.carecircle.app.platform.Loopback;
import io.carecircle.app.platform.ScratchFolder;
import io.carecircle.app.platform.ServerSettings;
import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

/** Where the container listens and what it hands through. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ServerSettings.class)
class WebServer {
  /** Room for the other fields of an upload. */
  private static final DataSize FIELDS = DataSize.ofMegabytes(2);

  /** Last of all, so that no other setting opens the server to others. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> loopbackOnly(ServerSettings settings) {
    return factory -> {
      factory.setAddress(Loopback.address(settings.host()));
      factory.setPort(settings.port());
      factory.addContextCustomizers(
          context ->
              ((StandardHost) context.getParent())
                  .setErrorReportValveClass(ProblemValve.class.getName()));
      factory.addConnectorCustomizers(
          connector -> {
            // An id may hold a slash; decoded here it would end the path segment.
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            // A refused upload is read to its end, or its sender never sees the reason.
            connector.setProperty(
                "maxSwallowSize",
                Long.toString(Math.min(Integer.MAX_VALUE, settings.maxUpload().toBytes())));
          });
    };
  }

  /** Uploads go to the data folder, which has room for them, and not into memory. */
  @Bean
  MultipartConfigElement multipart(ServerSettings settings, DataFolder data) {
    Path folder = ScratchFolder.emptied(data, "uploads");
    long most = settings.maxUpload().toBytes();
    return new MultipartConfigElement(folder.toString(), most, most + FIELDS.toBytes(), 1 << 16);
  }
}
