/* A Cyclone DDS program with ROS 2's names, over structs that idlc made of messages.idl.
 *   DOMAIN echo                                     every type of types.h: rt/there/tN is sent back on rt/back/tN
 *   DOMAIN send TOPIC QOS BYTES COUNT PERIOD_MS     numbered PointCloud2 with a hash, once there is a reader (latched: at once); COUNT 0: without end
 *   DOMAIN receive TOPIC QOS                        says what becomes of them
 * QOS: reliable, best_effort or latched. Ends when its input ends. Prints a line an event. */
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "dds/dds.h"
#include "messages.h"
#include "types.h"

typedef sensor_msgs_msg_dds__PointCloud2_ Cloud;

static dds_entity_t made(dds_entity_t entity, const char *what) {
    if (entity < 0) {
        fprintf(stderr, "%s: %s\n", what, dds_strretcode(-entity));
        exit(1);
    }
    return entity;
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* Waits for the next event or the end of the input; whether to go on. */
static int more(int milliseconds) {
    struct pollfd input = {.fd = 0, .events = POLLIN};
    return poll(&input, 1, milliseconds) == 0;
}

static dds_qos_t *quality(const char *name) {
    dds_qos_t *qos = dds_create_qos();
    int is_latched = strcmp(name, "latched") == 0;
    dds_qset_reliability(qos, strcmp(name, "best_effort") == 0 ? DDS_RELIABILITY_BEST_EFFORT : DDS_RELIABILITY_RELIABLE, DDS_SECS(10));
    dds_qset_durability(qos, is_latched ? DDS_DURABILITY_TRANSIENT_LOCAL : DDS_DURABILITY_VOLATILE);
    dds_qset_history(qos, DDS_HISTORY_KEEP_LAST, is_latched ? 1 : 30);
    return qos;
}

static uint64_t hash(const uint8_t *bytes, uint32_t length, uint64_t number) {
    uint64_t sum = number, word;
    for (uint32_t at = 24; at + 8 <= length; at += 8) {
        memcpy(&word, bytes + at, 8);
        sum = sum * UINT64_C(0x100000001B3) + word;
    }
    return sum;
}

static void number(Cloud *cloud, uint64_t value) {
    uint8_t *bytes = cloud->f7._buffer;
    uint64_t changed = value * UINT64_C(0x9E3779B97F4A7C15);
    memcpy(bytes + 24 + (value * 8191) % (cloud->f7._length / 8 - 4) * 8, &changed, 8);
    uint64_t sum = hash(bytes, cloud->f7._length, value);
    int64_t time = now();
    memcpy(bytes, &value, 8);
    memcpy(bytes + 8, &sum, 8);
    memcpy(bytes + 16, &time, 8);
}

static void wait_for_changes(dds_entity_t entity, int (*count)(dds_entity_t), int *known) {
    int matched = count(entity);
    if (matched != *known) printf("matched %d\n", *known = matched);
}

static int writers(dds_entity_t reader) {
    return dds_get_matched_publications(reader, NULL, 0);
}

static int readers(dds_entity_t writer) {
    return dds_get_matched_subscriptions(writer, NULL, 0);
}

static void echo(dds_entity_t participant) {
    dds_entity_t in[TYPES], out[TYPES];
    char name[40];
    for (int i = 0; i < TYPES; i++) {
        snprintf(name, sizeof name, "rt/there/t%d", i);
        in[i] = made(dds_create_reader(participant, made(dds_create_topic(participant, types[i], name, NULL, NULL), name), quality("reliable"), NULL), name);
        snprintf(name, sizeof name, "rt/back/t%d", i);
        out[i] = made(dds_create_writer(participant, made(dds_create_topic(participant, types[i], name, NULL, NULL), name), quality("reliable"), NULL), name);
    }
    int is_ready = 0;
    while (more(5)) {
        int matched = 0;
        for (int i = 0; i < TYPES; i++) {
            void *sample[1] = {NULL};
            dds_sample_info_t info;
            while (dds_take(in[i], sample, &info, 1, 1) > 0) {
                dds_return_t written = info.valid_data ? dds_write(out[i], sample[0]) : 0;
                if (written != 0) printf("type %d: %s\n", i, dds_strretcode(-written));
                dds_return_loan(in[i], sample, 1);
                sample[0] = NULL;
            }
            if (!is_ready) matched += writers(in[i]) > 0 && readers(out[i]) > 0;
        }
        if (!is_ready && matched == TYPES) printf("ready %d\n", is_ready = TYPES);
    }
}

static void send_clouds(dds_entity_t writer, int is_latched, uint32_t bytes, uint64_t count, int period) {
    sensor_msgs_msg_dds__PointField_ field = {.f0 = "x", .f1 = 0, .f2 = 7, .f3 = 1};
    Cloud cloud = {.f1 = 1, .f2 = bytes / 16, .f5 = 16, .f6 = bytes, .f8 = true};
    cloud.f0.f1 = "lidar";
    cloud.f3._length = cloud.f3._maximum = 1;
    cloud.f3._buffer = &field;
    cloud.f7._length = cloud.f7._maximum = bytes;
    cloud.f7._buffer = calloc(1, bytes);
    for (uint32_t i = 0; i < bytes; i++) cloud.f7._buffer[i] = (uint8_t) (i * 2654435761u >> 24);
    int known = 0;
    while (!is_latched && readers(writer) == 0) {
        if (!more(2)) return;
    }
    if (!is_latched && !more(500)) return; /* the reader may know a little later */
    int64_t next = now();
    for (uint64_t i = 0; count == 0 || i < count; i++) {
        wait_for_changes(writer, readers, &known);
        number(&cloud, i);
        int64_t begin = now();
        dds_return_t written = dds_write(writer, &cloud);
        if (written != 0) printf("write: %s\n", dds_strretcode(-written));
        printf("sent %llu %lld\n", (unsigned long long) i, (long long) (now() - begin) / 1000);
        next += period * INT64_C(1000000);
        if (next < now()) next = now(); /* what was missed is not made up for in a burst */
        if (!more((int) ((next - now()) / 1000000))) return;
    }
    printf("done\n");
    while (more(100)) { }
}

static void receive_clouds(dds_entity_t participant, dds_entity_t reader) {
    dds_entity_t waitset = made(dds_create_waitset(participant), "waitset");
    dds_set_status_mask(reader, DDS_DATA_AVAILABLE_STATUS | DDS_SUBSCRIPTION_MATCHED_STATUS);
    dds_waitset_attach(waitset, reader, 0);
    int known = 0;
    printf("listening\n");
    while (more(0)) {
        uint32_t status;
        dds_waitset_wait(waitset, NULL, 0, DDS_MSECS(50));
        dds_take_status(reader, &status, DDS_SUBSCRIPTION_MATCHED_STATUS);
        wait_for_changes(reader, writers, &known);
        void *sample[1] = {NULL};
        dds_sample_info_t info;
        while (dds_take(reader, sample, &info, 1, 1) > 0) {
            if (info.valid_data) {
                const Cloud *cloud = sample[0];
                uint64_t value, sum;
                int64_t time, late = now();
                if (cloud->f7._length < 64) {
                    printf("sample -1 corrupt 0\n");
                } else {
                    memcpy(&value, cloud->f7._buffer, 8);
                    memcpy(&sum, cloud->f7._buffer + 8, 8);
                    memcpy(&time, cloud->f7._buffer + 16, 8);
                    int is_sound = sum == hash(cloud->f7._buffer, cloud->f7._length, value) && cloud->f6 == cloud->f7._length
                        && cloud->f3._length == 1 && strcmp(cloud->f0.f1, "lidar") == 0;
                    printf("sample %lld %s %lld\n", (long long) value, is_sound ? "sound" : "corrupt", (long long) (late - time) / 1000);
                }
            }
            dds_return_loan(reader, sample, 1);
            sample[0] = NULL;
        }
    }
}

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc < 3) return 2;
    dds_entity_t participant = made(dds_create_participant((dds_domainid_t) atoi(argv[1]), NULL, NULL), "participant");
    if (strcmp(argv[2], "echo") == 0) {
        echo(participant);
    } else {
        dds_entity_t topic = made(dds_create_topic(participant, &sensor_msgs_msg_dds__PointCloud2__desc, argv[3], NULL, NULL), argv[3]);
        if (strcmp(argv[2], "send") == 0) {
            send_clouds(made(dds_create_writer(participant, topic, quality(argv[4]), NULL), "writer"), strcmp(argv[4], "latched") == 0, (uint32_t) atoi(argv[5]), (uint64_t) atoll(argv[6]), atoi(argv[7]));
        } else {
            receive_clouds(participant, made(dds_create_reader(participant, topic, quality(argv[4]), NULL), "reader"));
        }
    }
    dds_delete(participant);
    return 0;
}
