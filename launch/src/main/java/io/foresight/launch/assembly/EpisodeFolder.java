package io.foresight.launch.assembly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.planner.episode.EpisodeEvent;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Attempt;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.FilmStrip;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.PictureFile;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Stores episodes for learning in a folder: {@code steps.jsonl} with one line per step, and for each episode a folder with images of the
 * goal, of the start and of the state after each step, and a film strip of all of them. The lines of an episode are written when it is
 * over.
 */
public final class EpisodeFolder implements AutoCloseable {
    /** The file with one line per step. */
    public static final String STEPS = "steps.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final SceneRenderer renderer;
    private final Camera goalCamera;
    private final BufferedWriter lines;
    private int episodes;

    /**
     * Creates the folder.
     *
     * @param width of the images, pixels
     * @param height of the images, pixels
     * @param goalCamera camera of the goal images; for the steps it is {@link Camera#fixed}
     * @throws IOException when it cannot be created, or exists and is not empty
     */
    public EpisodeFolder(Path folder, int width, int height, Camera goalCamera) throws IOException {
        this.folder = folder;
        this.goalCamera = goalCamera;
        renderer = new SceneRenderer(width, height);
        if (Files.isDirectory(folder)) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new IOException(folder + " is not empty: name another folder, or empty this one");
                }
            }
        }
        Files.createDirectories(folder);
        lines = Files.newBufferedWriter(folder.resolve(STEPS), StandardCharsets.UTF_8);
    }

    /** Starts an episode. {@code start} is the scene before the first step. */
    public Episode begin(AssemblyTask task, Scene start, long seed) throws IOException {
        return new Episode(task, start, seed, String.format(Locale.ROOT, "%05d-%s", episodes++, task.id()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** One episode, step by step. */
    public final class Episode {
        private final AssemblyTask task;
        private final Board board;
        private final long seed;
        private final String name;
        private final Expert expert;
        private final FilmStrip strip;
        private final String goalImage;
        private final List<ObjectNode> steps = new ArrayList<>();
        private final List<Attempt> history = new ArrayList<>();
        private String image;

        private Episode(AssemblyTask task, Scene start, long seed, String name) throws IOException {
            this.task = task;
            this.board = task.board();
            this.seed = seed;
            this.name = name;
            expert = new Expert(board.dependencies());
            Files.createDirectories(folder.resolve(name));
            Scene finished =
                    Arrangement.of(task, AssemblyState.goal(board.pieces().size()));
            Picture goal = renderer.render(finished, goalCamera).picture();
            goalImage = write("goal.png", goal);
            strip = new FilmStrip(name, goal);
            Picture first = renderer.render(start, Camera.fixed()).picture();
            image = write("00.png", first);
            strip.add(first, "start");
        }

        /** Stores a step and the scene after it. Throws {@link UncheckedIOException}. */
        public void add(EpisodeEvent event, Scene after) {
            Picture picture = renderer.render(after, Camera.fixed()).picture();
            Action action = event.result().action();
            strip.add(picture, action.text(board), event.result().outcome());
            String next;
            try {
                next = write(String.format(Locale.ROOT, "%02d.png", event.index() + 1), picture);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ObjectNode line = JSON.createObjectNode();
            line.put("episode", name).put("task", task.id());
            line.put("board_seed", task.boardSeed())
                    .put("reset_seed", task.resetSeed())
                    .put("seed", seed);
            line.put("step", event.index()).put("action", action.text(board));
            line.put("outcome", event.result().outcome().name().toLowerCase(Locale.ROOT));
            texts(line.putArray("plan"), event.decision().plan());
            AssemblyState before = event.before().state();
            line.put("expert_action", expert.choose(before).text(board));
            texts(line.putArray("best_actions"), expert.best(before));
            number(line, "regret", expert.regret(before, action));
            number(line, "steps_to_go", expert.stepsToGo(before));
            number(line, "next_steps_to_go", expert.stepsToGo(event.result().state()));
            state(line.putObject("state"), before);
            state(line.putObject("next_state"), event.result().state());
            ArrayNode done = line.putArray("history");
            history.forEach(attempt -> done.add(attempt.action().text(board)));
            line.put("image", image).put("next_image", next).put("goal_image", goalImage);
            steps.add(line);
            history.add(new Attempt(action, event.result().outcome()));
            image = next;
        }

        /** Writes the lines, after the end of the episode. */
        public void end(EpisodeRecord record) throws IOException {
            for (ObjectNode line : steps) {
                line.put("policy", record.policy()).put("world", record.robot());
                line.put("solved", record.solved()).put("total_steps", record.steps());
                ArrayNode objects = line.putArray("objects");
                for (Piece piece : board.pieces()) {
                    objects.add(
                            piece.colour().label() + " " + piece.kind().name().toLowerCase(Locale.ROOT));
                }
                ArrayNode under = line.putArray("dependencies");
                for (int[] edge : board.dependencies().edgeList()) {
                    under.addArray().add(edge[0]).add(edge[1]);
                }
                lines.write(line.toString());
                lines.newLine();
            }
            lines.flush();
            strip.write(folder.resolve(name).resolve("strip.png"), FilmedWorld.COLUMNS);
        }

        private String write(String file, Picture picture) throws IOException {
            PictureFile.write(folder.resolve(name).resolve(file), picture);
            return name + "/" + file;
        }

        private void texts(ArrayNode into, List<Action> actions) {
            actions.forEach(action -> into.add(action.text(board)));
        }

        private void state(ObjectNode into, AssemblyState state) {
            into.put("seated", state.seated()).put("loose", state.loose()).put("lost", state.lost());
            into.put("lying", state.lying()).put("held", state.held());
        }

        /** Writes a number of steps; null if the state cannot be solved any more. */
        private void number(ObjectNode line, String name, int steps) {
            if (steps == Expert.UNSOLVABLE) {
                line.putNull(name);
            } else {
                line.put(name, steps);
            }
        }
    }
}
