package io.foresight.ros2.dds;

import java.util.concurrent.TimeUnit;

/** Our side as a process of its own: publishes numbered clouds until it is killed. Arguments: domain, topic, bytes, milliseconds between them. */
final class CloudTalker {
    private CloudTalker() {}

    public static void main(String[] arguments) throws InterruptedException {
        Endpoint endpoint = Endpoint.ros(arguments[1], NumberedClouds.TYPE.name(), Qos.RELIABLE);
        NumberedClouds clouds = new NumberedClouds(Integer.parseInt(arguments[2]));
        try (DdsParticipant participant = new FastDds()
                        .open("talker", DdsSettings.local(Integer.parseInt(arguments[0])), PeerListener.NONE);
                DdsWriter writer = participant.createWriter(endpoint)) {
            System.out.println("talking");
            for (int number = 0; ; number++) {
                writer.write(clouds.next(number));
                TimeUnit.MILLISECONDS.sleep(Integer.parseInt(arguments[3]));
            }
        }
    }
}
