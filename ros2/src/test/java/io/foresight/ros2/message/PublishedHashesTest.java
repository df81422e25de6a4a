package io.foresight.ros2.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.cdr.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A hash covers every field's name, type and length, also those of the messages inside, so an equal hash says that our record describes the wire as
 * ROS 2 does. The values are those that rosidl generates in Jazzy, as published by the users of its type descriptions (CARLA's and rmw_zenoh's
 * clients and generated sources in public workspaces).
 */
class PublishedHashesTest {
    @ParameterizedTest
    @CsvSource({
        "builtin_interfaces/msg/Time, b106235e25a4c5ed35098aa0a61a3ee9c9b18d197f398b0e4206cea9acf9c197",
        "std_msgs/msg/Bool, feb91e995ff9ebd09c0cb3d2aed18b11077585839fb5db80193b62d74528f6c9",
        "std_msgs/msg/Byte, 41e1a3345f73fe93ede006da826a6ee274af23dd4653976ff249b0f44e3e798f",
        "std_msgs/msg/Char, 3ad2d04dd29ba19d04b16659afa3ccaedd691914b02a64e82e252f2fa6a586a9",
        "std_msgs/msg/ColorRGBA, 77a7a5b9ae477306097665106e0413ba74440245b1f3d0c6d6405fe5c7813fe8",
        "std_msgs/msg/Empty, 20b625256f32d5dbc0d04fee44f43c41e51c70d3502f84b4a08e7a9c26a96312",
        "std_msgs/msg/Float32, 7170d3d8f841f7be3172ce5f4f59f3a4d7f63b0447e8b33327601ad64d83d6e2",
        "std_msgs/msg/Float64, 705ba9c3d1a09df43737eb67095534de36fd426c0587779bda2bc51fe790182a",
        "std_msgs/msg/Header, f49fb3ae2cf070f793645ff749683ac6b06203e41c891e17701b1cb597ce6a01",
        "std_msgs/msg/Int8, 26525065a403d972cb672f0777e333f0c799ad444ae5fcd79e43d1e73bd0f440",
        "std_msgs/msg/Int16, 1dcc3464e47c288a55f943a389d337cdb06804de3f5cd7a266b0de718eee17e5",
        "std_msgs/msg/Int32, b6578ded3c58c626cfe8d1a6fb6e04f706f97e9f03d2727c9ff4e74b1cef0deb",
        "std_msgs/msg/Int64, 8cd1048c2f186b6bd9a92472dc1ce51723c0833a221e2b7aecfff111774f4b49",
        "std_msgs/msg/String, df668c740482bbd48fb39d76a70dfd4bd59db1288021743503259e948f6b1a18",
        "std_msgs/msg/UInt8, 6138bd83d8c3569cb80a667db03cfc1629f529fee79d944c39c34e352e72f010",
        "std_msgs/msg/UInt16, 08a406e4b022bc22e907f985d6a9e9dd1d4fbecae573549cf49350113e7757b1",
        "std_msgs/msg/UInt32, a5c874829b752bc5fa190024b0ad76f578cc278271e855c7d02a818b3516fb4a",
        "std_msgs/msg/UInt64, fbdc52018fc13755dce18024d1a671c856aa8b4aaf63adfb095b608f98e8c943",
        "geometry_msgs/msg/Accel, dc448243ded9b1fcbcca24aba0c22f013dae06c354ba2d849571c0a2a3f57ca0",
        "geometry_msgs/msg/AccelWithCovariance, 230d51bd53bc36f260574e73b42941cefe44684753480b6fc330c032c5db5997",
        "geometry_msgs/msg/Point, 6963084842a9b04494d6b2941d11444708d892da2f4b09843b9c43f42a7f6881",
        "geometry_msgs/msg/Point32, 2fc4db7cae16a4582c79a56b66173a8d48d52c7dc520ddc55a0d4bcf2a4bfdbc",
        "geometry_msgs/msg/Polygon, 3782f9f0bf044964d692d6c017d705e37611afb1f0bf6a9dee248a7dda0f784a",
        "geometry_msgs/msg/Pose, d501954e9476cea2996984e812054b68026ae0bfae789d9a10b23daf35cc90fa",
        "geometry_msgs/msg/PoseStamped, 10f3786d7d40fd2b54367835614bff85d4ad3b5dab62bf8bca0cc232d73b4cd8",
        "geometry_msgs/msg/PoseWithCovariance, 9a7c0fd234b7f45c6098745ecccd773ca1085670e64107135397aee31c02e1bb",
        "geometry_msgs/msg/Quaternion, 8a765f66778c8ff7c8ab94afcc590a2ed5325a1d9a076ffff38fbce36f458684",
        "geometry_msgs/msg/Transform, beb83fbe698636351461f6f35d1abb20010c43d55374d81bd041f1ba2581fddc",
        "geometry_msgs/msg/TransformStamped, 0a241f87d04668d94099cbb5ba11691d5ad32c2f29682e4eb5653424bd275206",
        "geometry_msgs/msg/Twist, 9c45bf16fe0983d80e3cfe750d6835843d265a9a6c46bd2e609fcddde6fb8d2a",
        "geometry_msgs/msg/TwistStamped, 5f0fcd4f81d5d06ad9b4c4c63e3ea51b82d6ae4d0558f1d475229b1121db6f64",
        "geometry_msgs/msg/TwistWithCovariance, 49f574f033f095d8b6cd1beaca5ca7925e296e84af1716d16c89d38b059c8c18",
        "geometry_msgs/msg/Vector3, cc12fe83e4c02719f1ce8070bfd14aecd40f75a96696a67a2a1f37f7dbb0765d",
        "sensor_msgs/msg/CameraInfo, b3dfd68ff46c9d56c80fd3bd4ed22c7a4ddce8c8348f2f59c299e73118e7e275",
        "sensor_msgs/msg/CompressedImage, 15640771531571185e2efc8a100baf923961a4d15d5569652e6cb6691e8e371a",
        "sensor_msgs/msg/Image, d31d41a9a4c4bc8eae9be757b0beed306564f7526c88ea6a4588fb9582527d47",
        "sensor_msgs/msg/Imu, 7d9a00ff131080897a5ec7e26e315954b8eae3353c3f995c55faf71574000b5b",
        "sensor_msgs/msg/JointState, a13ee3a330e346c9d87b5aa18d24e11690752bd33a0350f11c5882bc9179260e",
        "sensor_msgs/msg/LaserScan, 64c191398013af96509d518dac71d5164f9382553fce5c1f8cca5be7924bd828",
        "sensor_msgs/msg/NavSatFix, 62223ab3fe210a15976021da7afddc9e200dc9ec75231c1b6a557fc598a65404",
        "sensor_msgs/msg/NavSatStatus, d1ed3befa628e09571bd273b888ba1c1fd187c9a5e0006b385d7e5e9095a3204",
        "sensor_msgs/msg/PointCloud2, 9198cabf7da3796ae6fe19c4cb3bdd3525492988c70522628af5daa124bae2b5",
        "sensor_msgs/msg/PointField, 5c6a4750728c2bcfbbf7037225b20b02d4429634732146b742dee1726637ef01",
        "sensor_msgs/msg/RegionOfInterest, ad16bcba5f9131dcdba6fbded19f726f5440e3c513b4fb586dd3027eeed8abb1",
        "nav_msgs/msg/MapMetaData, 2772d4b2000ef2b35dbaeb80fd3946c1369f817fb4f75677d916d27c17d763c8",
        "nav_msgs/msg/OccupancyGrid, 8d348150c12913a31ee0ec170fbf25089e4745d17035792a1ba94d6f0bc0cfc7",
        "nav_msgs/msg/Odometry, 3cc97dc7fb7502f8714462c526d369e35b603cfc34d946e3f2eda2766dfec6e0",
        "nav_msgs/msg/Path, 1957a5bb3cee5da65c4e52e52b65a93df227efce4c20f8458b36e73066ca334b",
        "tf2_msgs/msg/TFMessage, e369d0f05a23ae52508854b66f6aa0437f3449d652e8cbf22d5abe85d020f087",
        "rosgraph_msgs/msg/Clock, 692f7a66e93a3c83e71765d033b60349ba68023a8c689a79e48078bcb5c58564",
        "rcl_interfaces/msg/Log, e28ce254ca8abc06abf92773b74602cdbf116ed34fbaf294fb9f81da9f318eac",
        "rcl_interfaces/msg/ParameterEvent, 043e627780fcad87a22d225bc2a037361dba713fca6a6b9f4b869a5aa0393204",
        "unique_identifier_msgs/msg/UUID, 1b8e8aca958cbea28fe6ef60bf6c19b683c97a9ef60bb34752067d0f2f7ab437",
        "rmw_dds_common/msg/ParticipantEntitiesInfo, 91a0593bacdcc50ea9bdcf849a938b128412cc1ea821245c663bcd26f83c295e",
        "diagnostic_msgs/msg/DiagnosticArray, 5a8a36efb05fb25070fa0fb3810290c0e6cd4862b54a8fb975a1ee8dc55a333e",
        "diagnostic_msgs/msg/DiagnosticStatus, b0e3e692ea2d54a8af2f4ef1930e81556a2db55216b771f8a7d2724ed47bf0e4",
        "diagnostic_msgs/msg/KeyValue, d68081eaa540288c5440753baecef0c4e16e81a5f78ad68902ded5100413bb42",
        "vision_msgs/msg/BoundingBox3D, bbb73a65c163d7f9bb29009c7bde9f7faa576bd2d23299c4511d19230dab4698",
        "vision_msgs/msg/Detection3D, ddd703be132ab0b69d33121f1bb034132bfbb3b0ac5f9fb1516005ba1c8a265b",
        "vision_msgs/msg/Detection3DArray, 793f5eab9595ac1c0da07873cc859db42eae51f0ee76056db8562515d830e018",
        "vision_msgs/msg/ObjectHypothesis, 51da43cec11c01957a64d1e05a24acd18aae7745ec30b74348ad5f6d634f7f90",
        "vision_msgs/msg/ObjectHypothesisWithPose, 41c12344c0396c48b81df12467c192d99b2a0eb1463c5c37194e4223251c80bc",
        "visualization_msgs/msg/Marker, 45b13ccf791f225962bf74e746f9644518855d783a6f42ba0cc14fde2b4f3ce0",
        "visualization_msgs/msg/MarkerArray, 86cb8800b6fb05b5eff1abd7a56f62a5641d3ae9a1c29e78e67e704f1d067dcf",
        "visualization_msgs/msg/MeshFile, 7710ece15a148fb7c9b546364cfb215bb06098087bd6394fe5b73a493508f8c4"
    })
    void aRecordHasTheHashThatRosPublishes(String name, String digest) {
        assertThat(MessageCatalogue.named(name).orElseThrow().hash()).isEqualTo("RIHS01_" + digest);
    }

    @Test
    void humblesGidIsAnotherTypeUnderTheSameName() {
        MessageType<?> humble = MessageType.of(RmwDdsCommonHumble.ParticipantEntitiesInfo.class);
        MessageType<?> current = MessageType.of(RmwDdsCommon.ParticipantEntitiesInfo.class);

        assertThat(humble.name()).isEqualTo(current.name());
        assertThat(humble.ddsName()).isEqualTo(current.ddsName());
        assertThat(humble.hash()).isNotEqualTo(current.hash());
    }
}
