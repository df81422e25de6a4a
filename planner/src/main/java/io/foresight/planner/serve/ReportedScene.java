package io.foresight.planner.serve;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Judge;
import io.foresight.planner.world.Scene;
import io.foresight.v1.PieceStates;
import io.foresight.v1.ScenePoses;

/** What a client says it sees: where each piece is, and the poses. Either follows from the other. */
record ReportedScene(AssemblyState state, Scene scene) {
    /** Nominal poses of a state. */
    static ReportedScene of(AssemblyTask task, AssemblyState state) {
        return new ReportedScene(state, Arrangement.of(task, state));
    }

    static ReportedScene of(AssemblyTask task, PieceStates wire, String field) {
        return of(task, StateWire.read(wire, task.board().pieces().size(), field));
    }

    /** Judged by the success thresholds of the task. */
    static ReportedScene of(AssemblyTask task, ScenePoses wire, String field) {
        Scene scene = PoseWire.read(wire, task, field);
        int held = PoseWire.held(wire, task, field);
        return new ReportedScene(RefusedException.at(field, () -> Judge.state(task, scene, held)), scene);
    }
}
