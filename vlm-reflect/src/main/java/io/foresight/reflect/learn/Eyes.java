package io.foresight.reflect.learn;

import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.world.Arrangement;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.read.NetworkReader;
import io.foresight.reflect.read.PromptBatch;
import java.util.List;

/** What a policy is shown while it learns: pictures are drawn, and read by the encoders that it will see through. One thread at a time. */
final class Eyes {
    private final NetworkReader reader;
    private final TaskPictures pictures;

    /** @param reader stays the caller's */
    Eyes(NetworkReader reader) {
        this.reader = reader;
        pictures = new TaskPictures(reader.side(), reader.side(), Cameras.FIXED);
    }

    /** The question what to do next. */
    static PolicyPrompt prompt(AssemblyTask task, List<SkillReport> reports) {
        List<Colour> colours = PieceNumbering.byColour(task.board()).colours();
        return PolicyPrompt.propose(colours, Situation.usualInstruction(colours), reports);
    }

    /** What is seen of a state. */
    PromptBatch.Seen see(AssemblyTask task, AssemblyState state) {
        List<Colour> colours = PieceNumbering.byColour(task.board()).colours();
        Picture goal = pictures.goal(task);
        Picture image = pictures.scene(Arrangement.of(task, state));
        return new PromptBatch.Seen(
                reader.goalViews(goal, colours).features(),
                reader.viewsOnce(image, goal, colours).features(),
                List.of());
    }
}
