package io.foresight.perception.serve;

import io.foresight.v1.PerceiveResponse;
import io.foresight.v1.PerceptionServiceGrpc;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Perceive with bytes for a request, sent as they are. */
final class RawRequest implements MethodDescriptor.Marshaller<byte[]> {
    private RawRequest() {}

    static MethodDescriptor<byte[], PerceiveResponse> perceive() {
        MethodDescriptor<?, PerceiveResponse> method = PerceptionServiceGrpc.getPerceiveMethod();
        return method.<byte[], PerceiveResponse>toBuilder(new RawRequest(), method.getResponseMarshaller())
                .build();
    }

    @Override
    public InputStream stream(byte[] value) {
        return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
        throw new UnsupportedOperationException("requests are only sent");
    }
}
