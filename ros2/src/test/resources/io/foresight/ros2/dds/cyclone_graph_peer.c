/* A Cyclone DDS program that tells of its node on ros_discovery_info and prints what others tell, over structs that idlc made of messages.idl.
 * DOMAIN GID, GID in hexadecimal digits; a line is "graph GID" or "own GID", then for each node " NAMESPACE NAME r READERS w WRITERS". */
#include <poll.h>
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

static int more(int milliseconds) {
    struct pollfd input = {.fd = 0, .events = POLLIN};
    return poll(&input, 1, milliseconds) == 0;
}

static void print_gid(const Gid *gid) {
    for (size_t i = 0; i < sizeof gid->f0; i++) printf("%02x", gid->f0[i]);
}

static void print_gids(char what, const Gid *gids, uint32_t count) {
    printf(" %c ", what);
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) printf(",");
        print_gid(gids + i);
    }
}

static void print(const char *word, const Info *info) {
    printf("%s ", word);
    print_gid(&info->f0);
    for (uint32_t i = 0; i < info->f1._length; i++) {
        const Node *node = info->f1._buffer + i;
        printf(" %s %s", node->f0, node->f1);
        print_gids('r', node->f2._buffer, node->f2._length);
        print_gids('w', node->f3._buffer, node->f3._length);
    }
    printf("\n");
}

static void fill(Gid *gid, const char *hex, int last) {
    memset(gid, 0, sizeof *gid);
    for (size_t i = 0; i < 16 && hex[2 * i] != 0; i++) {
        unsigned int byte;
        sscanf(hex + 2 * i, "%2x", &byte);
        gid->f0[i] = (uint8_t) byte;
    }
    gid->f0[15] = (uint8_t) last;
}

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc != 3) return 2;
    dds_entity_t participant = made(dds_create_participant((dds_domainid_t) atoi(argv[1]), NULL, NULL), "participant");
    dds_entity_t topic = made(dds_create_topic(participant, &rmw_dds_common_msg_dds__ParticipantEntitiesInfo__desc, "ros_discovery_info", NULL, NULL), "topic");
    dds_qos_t *qos = dds_create_qos();
    dds_qset_reliability(qos, DDS_RELIABILITY_RELIABLE, DDS_SECS(10));
    dds_qset_durability(qos, DDS_DURABILITY_TRANSIENT_LOCAL);
    dds_qset_history(qos, DDS_HISTORY_KEEP_LAST, 1);
    dds_qset_ignorelocal(qos, DDS_IGNORELOCAL_PARTICIPANT);
    dds_entity_t writer = made(dds_create_writer(participant, topic, qos, NULL), "writer");
    dds_qset_history(qos, DDS_HISTORY_KEEP_ALL, 0);
    dds_entity_t reader = made(dds_create_reader(participant, topic, qos, NULL), "reader");
    Gid readers[1], writers[2];
    fill(readers, argv[2], 4);
    fill(writers, argv[2], 3);
    fill(writers + 1, argv[2], 2);
    Node node = {.f0 = "/cell", .f1 = "their_node", .f2 = {1, 1, readers, false}, .f3 = {2, 2, writers, false}};
    Info info = {.f1 = {1, 1, &node, false}};
    fill(&info.f0, argv[2], 0xc1);
    made(dds_write(writer, &info), "write");
    print("own", &info);
    while (more(10)) {
        void *sample[1] = {NULL};
        dds_sample_info_t about;
        while (dds_take(reader, sample, &about, 1, 1) > 0) {
            if (about.valid_data) print("graph", sample[0]);
            dds_return_loan(reader, sample, 1);
            sample[0] = NULL;
        }
    }
    dds_delete(participant);
    return 0;
}
