package io.foresight.planner.serve;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Judge;
import io.foresight.planner.world.Scene;
import io.foresight.v1.PieceStates;
import io.foresight.v1.ScenePoses;

/** The client's report of the scene: the symbolic state and the poses. Either can be derived from the other. */
record ReportedScene(AssemblyState state, Scene scene) {
    /** From a state, with nominal poses. */
    static ReportedScene of(AssemblyTask task, AssemblyState state) {
        return new ReportedScene(state, Arrangement.of(task, state));
    }

    static ReportedScene of(AssemblyTask task, PieceStates wire, String field) {
        return of(task, StateWire.read(wire, task.board().pieces().size(), field));
    }

    /** From poses, judged by the task's success thresholds. */
    static ReportedScene of(AssemblyTask task, ScenePoses wire, String field) {
        Scene scene = PoseWire.read(wire, task, field);
        int held = PoseWire.held(wire, task, field);
        return new ReportedScene(RefusedException.at(field, () -> Judge.state(task, scene, held)), scene);
    }
}
