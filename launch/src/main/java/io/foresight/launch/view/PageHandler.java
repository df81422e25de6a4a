package io.foresight.launch.view;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves the files of the page for GET and HEAD requests. */
final class PageHandler extends Handler.Abstract.NonBlocking {
    private static final HttpField PLAIN_TEXT = new HttpField(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");

    private final PageFiles files;

    PageHandler(PageFiles files) {
        this.files = files;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean get = HttpMethod.GET.is(request.getMethod());
        if (!get && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            refuse(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "only GET and HEAD are supported");
            return true;
        }
        Optional<PageFiles.PageFile> found = files.find(request.getHttpURI().getPath());
        if (found.isEmpty()) {
            refuse(response, callback, HttpStatus.NOT_FOUND_404, "there is no such file; the viewer is at /");
            return true;
        }
        PageFiles.PageFile file = found.get();
        response.getHeaders().put(HttpHeader.ETAG, file.etag());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        if (file.etag().equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            callback.succeeded();
            return true;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.mediaType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.content().length);
        if (get) {
            response.write(true, ByteBuffer.wrap(file.content()), callback);
        } else {
            callback.succeeded();
        }
        return true;
    }

    /** Responds with one line of plain text. */
    static void refuse(Response response, Callback callback, int status, String why) {
        response.setStatus(status);
        response.getHeaders().put(PLAIN_TEXT);
        Content.Sink.write(response, true, why + "\n", callback);
    }
}
