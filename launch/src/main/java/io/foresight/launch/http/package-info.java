/** What every server of pages and streams in this module needs, once. */
package io.foresight.launch.http;
