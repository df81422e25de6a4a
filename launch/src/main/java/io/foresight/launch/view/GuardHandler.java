package io.foresight.launch.view;

import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Runs before all other handlers: rejects foreign hosts and origins, and sets security headers. */
final class GuardHandler extends Handler.Wrapper {
    private final SameOrigin sameOrigin;
    private final String contentSecurityPolicy;

    GuardHandler(SameOrigin sameOrigin, String contentSecurityPolicy, Handler next) {
        super(next);
        this.sameOrigin = sameOrigin;
        this.contentSecurityPolicy = contentSecurityPolicy;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Content-Security-Policy", contentSecurityPolicy);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        String host = request.getHeaders().get(HttpHeader.HOST);
        Optional<String> refusal = sameOrigin.refuseHost(host);
        if (refusal.isEmpty() && Viewer.STREAM_PATH.equals(Request.getPathInContext(request))) {
            refusal = sameOrigin.refuseOrigin(request.getHeaders().get(HttpHeader.ORIGIN), host);
        }
        if (refusal.isPresent()) {
            PageHandler.refuse(response, callback, HttpStatus.FORBIDDEN_403, refusal.get());
            return true;
        }
        return super.handle(request, response, callback);
    }
}
