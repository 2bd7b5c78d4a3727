package io.carecircle.app.platform.web;

import io.carecircle.app.platform.BaseMapSettings;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask, and the headers of every answer; see the package for what protects what. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties({BaseMapSettings.class, PublicSettings.class})
class WebSecurity {
  /**
   * Nothing from a foreign host, no inline script or style; pictures of the configured base map
   * alone may come from its hosts.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; object-src 'none'; frame-ancestors 'self'; img-src 'self' data:%s;"
          + " base-uri 'self'; form-action 'self'";

  @Bean
  SecurityFilterChain everything(
      HttpSecurity http, BaseMapSettings baseMap, PublicSettings settings) {
    String origins = baseMap.origins().stream().map(o -> " " + o).collect(Collectors.joining());
    String policy = CONTENT_SECURITY_POLICY.formatted(origins);
    http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .cors(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    // Answers say themselves how long they hold: layers have entity tags.
                    .cacheControl(c -> c.disable())
                    .contentSecurityPolicy(c -> c.policyDirectives(policy))
                    .frameOptions(f -> f.sameOrigin())
                    .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        p -> p.policy("camera=(), microphone=(), geolocation=()"))
                    .crossOriginOpenerPolicy(c -> c.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
        .addFilterBefore(new BrokenAnswer(), HeaderWriterFilter.class)
        .addFilterAfter(new OwnHostFilter(), HeaderWriterFilter.class);
    if (settings.publicOnly()) {
      http.addFilterAfter(new PublicOnlyFilter(new PublicFiles().paths()), OwnHostFilter.class);
    }
    return http.build();
  }

  /** A feature's id is whatever its file says: way/123 and 100% are ids. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowSemicolon(true);
    return firewall;
  }

  @Bean
  RequestRejectedHandler rejections() {
    return (request, response, rejected) ->
        ProblemWriter.write(request, response, ProblemMapping.of(rejected));
  }
}
