/* A Cyclone DDS program that does on ros_discovery_info what ROS 2's own middleware does, over structs that idlc made of messages.idl.
 *   DOMAIN    announces the node /cyclone/peer with a reader of rt/orders and a best effort writer of rt/sensor, and prints every node it hears of:
 *             node NAMESPACE NAME readers N writers M, and last the GUID of its participant in hexadecimal
 * Ends when its input ends. */
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dds/dds.h"
#include "messages.h"

typedef rmw_dds_common_msg_dds__ParticipantEntitiesInfo_ Info;
typedef rmw_dds_common_msg_dds__NodeEntitiesInfo_ Node;
typedef rmw_dds_common_msg_dds__Gid_ Gid;

static dds_entity_t made(dds_entity_t entity, const char *what) {
    if (entity < 0) {
        fprintf(stderr, "%s: %s\n", what, dds_strretcode(-entity));
        exit(1);
    }
    return entity;
}

static dds_qos_t *quality(int is_reliable, int is_latched, int depth) {
    dds_qos_t *qos = dds_create_qos();
    dds_qset_reliability(qos, is_reliable ? DDS_RELIABILITY_RELIABLE : DDS_RELIABILITY_BEST_EFFORT, DDS_SECS(10));
    dds_qset_durability(qos, is_latched ? DDS_DURABILITY_TRANSIENT_LOCAL : DDS_DURABILITY_VOLATILE);
    dds_qset_history(qos, depth == 0 ? DDS_HISTORY_KEEP_ALL : DDS_HISTORY_KEEP_LAST, depth);
    return qos;
}

static Gid gid(dds_entity_t entity) {
    Gid gid;
    dds_guid_t guid;
    memset(&gid, 0, sizeof gid);
    dds_get_guid(entity, &guid);
    memcpy(&gid, guid.v, 16);
    return gid;
}

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc < 2) return 2;
    dds_entity_t participant = made(dds_create_participant((dds_domainid_t) atoi(argv[1]), NULL, NULL), "participant");
    dds_entity_t graph = made(dds_create_topic(participant, &rmw_dds_common_msg_dds__ParticipantEntitiesInfo__desc, "ros_discovery_info", NULL, NULL), "topic");
    dds_entity_t orders = made(dds_create_topic(participant, &std_msgs_msg_dds__String__desc, "rt/orders", NULL, NULL), "orders");
    dds_entity_t sensor = made(dds_create_topic(participant, &std_msgs_msg_dds__String__desc, "rt/sensor", NULL, NULL), "sensor");
    dds_entity_t reader = made(dds_create_reader(participant, orders, quality(1, 0, 10), NULL), "reader");
    dds_entity_t writer = made(dds_create_writer(participant, sensor, quality(0, 0, 10), NULL), "writer");
    dds_entity_t heard = made(dds_create_reader(participant, graph, quality(1, 1, 0), NULL), "graph reader");
    dds_entity_t told = made(dds_create_writer(participant, graph, quality(1, 1, 1), NULL), "graph writer");
    Gid reader_gid = gid(reader), writer_gid = gid(writer);
    Node node;
    memset(&node, 0, sizeof node);
    strcpy(node.f0, "/cyclone");
    strcpy(node.f1, "peer");
    node.f2._length = node.f2._maximum = 1;
    node.f2._buffer = &reader_gid;
    node.f3._length = node.f3._maximum = 1;
    node.f3._buffer = &writer_gid;
    Info info;
    memset(&info, 0, sizeof info);
    info.f0 = gid(participant);
    info.f1._length = info.f1._maximum = 1;
    info.f1._buffer = &node;
    made(dds_write(told, &info), "write");
    printf("announced\n");
    struct pollfd input = {.fd = 0, .events = POLLIN};
    while (poll(&input, 1, 10) == 0) {
        void *sample[1] = {NULL};
        dds_sample_info_t state;
        while (dds_take(heard, sample, &state, 1, 1) > 0) {
            const Info *other = sample[0];
            if (state.valid_data && memcmp(&other->f0, &info.f0, sizeof info.f0) != 0) {
                if (other->f1._length == 0) printf("nobody\n");
                for (uint32_t i = 0; i < other->f1._length; i++) {
                    const Node *its = &other->f1._buffer[i];
                    printf("node %s %s readers %u writers %u ", its->f0, its->f1, its->f2._length, its->f3._length);
                    for (int b = 0; b < 16; b++) printf("%02x", ((const uint8_t *) &other->f0)[b]);
                    printf("\n");
                }
            }
            dds_return_loan(heard, sample, 1);
            sample[0] = NULL;
        }
    }
    info.f1._length = 0; /* as a node that goes */
    made(dds_write(told, &info), "write");
    dds_wait_for_acks(told, DDS_SECS(5));
    dds_delete(participant);
    return 0;
}
