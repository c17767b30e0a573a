package org.whalemountain.console.runner;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The GitLab of who names none.
 *
 * @param url its address, {@code https://…}; null where everybody names their own
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record GitLabView(String url) {}
