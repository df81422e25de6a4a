package io.foresight.tensor.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one door to the native tensor library (PyTorch through DJL): which device, how many threads, and the scopes that
 * own native memory. Nothing outside this package names DJL. Thread-safe.
 */
public final class TensorEngine {
    private static final String ENGINE = "PyTorch";

    private final Engine engine;
    private final Device device;
    private final NDManager root;
    private final Set<MemoryScope> open = ConcurrentHashMap.newKeySet();

    private TensorEngine(Engine engine, Device device) {
        this.engine = engine;
        this.device = device;
        this.root = engine.newBaseManager(device);
    }

    /** Loads the natives (about 0.4 s, 2 to 3 s the first time on a machine) and picks the device. */
    public static TensorEngine start(EngineOptions options) {
        System.setProperty("ai.djl.offline", "true"); // without it a version mismatch becomes a download attempt
        int threads =
                options.threads() > 0 ? options.threads() : Runtime.getRuntime().availableProcessors();
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        Engine engine;
        try {
            engine = Engine.getEngine(ENGINE);
        } catch (RuntimeException | LinkageError e) {
            throw new EngineException("the PyTorch natives did not load: " + firstLine(e), e);
        }
        JniUtils.setNumThreads(threads); // a second start in one JVM may ask for another number
        return new TensorEngine(engine, device(engine, options.device()));
    }

    private static Device device(Engine engine, String name) {
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        int index = name.equals("gpu") ? 0 : Integer.parseInt(name.substring("gpu".length()));
        int found = engine.getGpuCount();
        if (index >= found) {
            throw new EngineException("device " + name + " was asked for, this machine has " + found
                    + " GPU(s) that PyTorch can use: choose cpu, or install the CUDA natives");
        }
        return Device.gpu(index);
    }

    /** A new scope for native memory; close it. */
    public MemoryScope scope() {
        return new MemoryScope(this, root.newSubManager());
    }

    /** Version of PyTorch. */
    public String version() {
        return engine.getVersion();
    }

    /** {@code cpu} or {@code gpuN}. */
    public String deviceName() {
        return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
    }

    /** Threads that one operation uses. */
    public int threads() {
        return JniUtils.getNumThreads();
    }

    /** Number of GPUs that can be used. */
    public int gpuCount() {
        return engine.getGpuCount();
    }

    /** Native tensors that are alive in open scopes: flat while a service runs, or something leaks. */
    public int liveHandles() {
        int count = root.getManagedArrays().size();
        for (MemoryScope scope : open) {
            count += scope.handles();
        }
        return count;
    }

    Device device() {
        return device;
    }

    Engine djl() {
        return engine;
    }

    void opened(MemoryScope scope) {
        open.add(scope);
    }

    void closed(MemoryScope scope) {
        open.remove(scope);
    }

    static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse(failure.getClass().getSimpleName());
    }
}
