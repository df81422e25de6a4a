package io.foresight.perception.data.kitti;

/**
 * One line of a tracking label or tracking result file.
 *
 * @param frame number in its sequence, from 0
 * @param id of the object in its sequence; below 0 where it has none, such as DontCare
 * @param object the rest of the line; sizes and position may be the format's placeholders where only the image box is known
 * @param where file and line, for messages
 */
public record KittiTrackObject(int frame, int id, KittiObject object, String where) {}
