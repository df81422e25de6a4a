package io.foresight.reflect.model;

import io.foresight.core.file.Home;
import io.foresight.core.file.ModelFiles;
import io.foresight.core.file.NamedFolders;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.propose.Undecided;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.reflect.read.DiffusionImagination;
import io.foresight.reflect.read.EmbeddedProposer;
import io.foresight.reflect.read.LatentImagination;
import io.foresight.reflect.read.NetworkReader;
import io.foresight.tensor.archive.ArchiveException;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Networks and rules of one model, ready to decide. One thread at a time; close it. */
public final class ReflectModel implements AutoCloseable {
    /** The model that is used when none is asked for. */
    public static final String STANDARD = "reflect-sim";

    private final ReflectSheet sheet;
    private final OutcomeRules rules;
    private final NetworkReader reader;
    private final Map<String, EmbeddedProposer> policies;
    private final Optional<LatentImagination> imagination;
    private final Optional<DiffusionImagination> diffusion;

    private ReflectModel(
            ReflectSheet sheet,
            OutcomeRules rules,
            NetworkReader reader,
            Map<String, EmbeddedProposer> policies,
            Optional<LatentImagination> imagination,
            Optional<DiffusionImagination> diffusion) {
        this.sheet = sheet;
        this.rules = rules;
        this.reader = reader;
        this.policies = policies;
        this.imagination = imagination;
        this.diffusion = diffusion;
    }

    /**
     * The folder of a model, by its name among those that come with this software, or by its path.
     *
     * @throws BadReflectModelException when there is none
     */
    public static Path find(String nameOrPath) {
        NamedFolders shipped = new NamedFolders(Home.models(), ReflectSheet.FILE);
        return shipped.find(nameOrPath)
                .orElseThrow(() -> new BadReflectModelException("unknown model \"" + nameOrPath
                        + "\": neither a name in " + Home.models() + " nor a folder with a " + ReflectSheet.FILE));
    }

    /**
     * Loads the model of a folder.
     *
     * @throws BadReflectModelException when a file of it is missing or not what the sheet says
     */
    public static ReflectModel load(Path folder, TensorEngine engine, Precision precision) {
        ReflectSheet sheet = ReflectSheet.read(folder);
        requireKnownFiles(folder, sheet);
        try {
            Map<String, NetworkFile> networks = sheet.networks();
            OutcomeRules rules = sheet.outcomes().rules();
            Optional<LatentImagination> imagination = Optional.ofNullable(networks.get(ReflectSheet.IMAGINE))
                    .map(imagine -> new LatentImagination(engine, weights(folder, imagine), precision));
            Optional<DiffusionImagination> diffusion = Optional.ofNullable(networks.get(ReflectSheet.DIFFUSION))
                    .map(draws -> new DiffusionImagination(engine, weights(folder, draws), precision));
            NetworkFile order = networks.get(ReflectSheet.ORDER);
            NetworkFile piece = networks.get(ReflectSheet.PIECE);
            NetworkReader reader = new NetworkReader(
                    engine,
                    sheet.side(),
                    weights(folder, order),
                    order.temperature(),
                    weights(folder, piece),
                    piece.temperature(),
                    precision);
            Map<String, EmbeddedProposer> policies = new TreeMap<>();
            for (String name : List.of(ReflectSheet.CLONE, ReflectSheet.POLICY)) {
                if (networks.containsKey(name)) {
                    Weights policy = weights(folder, networks.get(name));
                    policies.put(name, new EmbeddedProposer(engine, reader, policy, precision));
                }
            }
            return new ReflectModel(sheet, rules, reader, policies, imagination, diffusion);
        } catch (ArchiveException | IllegalArgumentException e) {
            throw new BadReflectModelException(folder + ": " + e.getMessage(), e);
        }
    }

    private static void requireKnownFiles(Path folder, ReflectSheet sheet) {
        Set<String> named =
                sheet.networks().values().stream().map(NetworkFile::weights).collect(Collectors.toSet());
        named.add(ReflectSheet.FILE);
        try {
            ModelFiles.problem(folder, named).ifPresent(problem -> {
                throw new BadReflectModelException(problem);
            });
        } catch (IOException e) {
            throw new BadReflectModelException(folder + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    private static Weights weights(Path folder, NetworkFile file) {
        return Weights.load(folder.resolve(file.weights()), file.sha256());
    }

    /** Its data sheet. */
    public ReflectSheet sheet() {
        return sheet;
    }

    /** How actions end. */
    public OutcomeRules rules() {
        return rules;
    }

    /** Reads pictures. */
    public NetworkReader reader() {
        return reader;
    }

    /**
     * Proposes actions.
     *
     * @throws BadReflectModelException when a policy of the model is asked for and it was trained without
     */
    public Proposer proposer(WhoProposes who) {
        return who == WhoProposes.NOBODY ? new Undecided(reader.side()) : policy(who);
    }

    /** As above, of the model's own policies. */
    public EmbeddedProposer policy(WhoProposes who) {
        String name = who == WhoProposes.CLONED ? ReflectSheet.CLONE : ReflectSheet.POLICY;
        EmbeddedProposer policy = policies.get(name);
        if (policy == null || who == WhoProposes.NOBODY) {
            throw new BadReflectModelException("model " + sheet.id() + " has no policy \"" + name + "\"; it has "
                    + (policies.isEmpty() ? "none" : String.join(", ", policies.keySet()))
                    + ": take one that was trained with the stage policy"
                    + (name.equals(ReflectSheet.POLICY) ? " and its rounds" : ""));
        }
        return policy;
    }

    /**
     * Imagines in its own latent space, and judges what was imagined.
     *
     * @throws BadReflectModelException when the model was trained without such a network
     */
    public LatentImagination imagination() {
        return imagination.orElseThrow(() -> new BadReflectModelException("model " + sheet.id()
                + " has no network that imagines: take one that was trained with the stage imagine"));
    }

    /**
     * Imagines by drawing pictures.
     *
     * @throws BadReflectModelException when the model was trained without such a network
     */
    public DiffusionImagination diffusion() {
        return diffusion.orElseThrow(() -> new BadReflectModelException("model " + sheet.id()
                + " has no network that draws what it imagines: take one that was trained with the stage diffusion"));
    }

    @Override
    public void close() {
        policies.values().forEach(EmbeddedProposer::close);
        reader.close();
    }
}
