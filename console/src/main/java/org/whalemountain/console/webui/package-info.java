/**
 * The browser page's files, built from {@code src/main/webui}: the page itself at every address
 * that is no file and no API, its assets compressed beforehand. Depends on nothing else of ours.
 */
package org.whalemountain.console.webui;
