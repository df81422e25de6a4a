/* A Cyclone DDS program that calls a node's six parameter services as ROS 2's middleware over Cyclone DDS does: who asks and a count before the
 * fields. Arguments: DOMAIN NODE NAME...; the names are asked for. Prints a line an answer and ends. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dds/dds.h"
#include "parameter_peer.h"

#define ME UINT64_C(0x1122334455667788)
#define SRV(name) rcl_interfaces_srv_dds__##name

typedef rcl_interfaces_msg_dds__ParameterValue_ Value;
typedef rcl_interfaces_msg_dds__Parameter_ Parameter;

static dds_entity_t participant;
static const char *node;
static int64_t number;

static dds_entity_t made(dds_entity_t entity, const char *what) {
    if (entity < 0) {
        fprintf(stderr, "%s: %s\n", what, dds_strretcode(-entity));
        exit(1);
    }
    return entity;
}

static void *take(dds_entity_t reader, dds_sample_info_t *info) {
    void *sample[1] = {NULL};
    for (int i = 0; i < 4000; i++) {
        if (dds_take(reader, sample, info, 1, 1) > 0 && info->valid_data) return sample[0];
        dds_sleepfor(DDS_MSECS(5));
    }
    printf("no answer\n");
    exit(1);
}

/* Sends a request once both sides are matched, and waits for its reply. */
static void *call(const char *service, const dds_topic_descriptor_t *request_type, const dds_topic_descriptor_t *reply_type, void *request) {
    char name[300];
    dds_qos_t *qos = dds_create_qos();
    dds_qset_reliability(qos, DDS_RELIABILITY_RELIABLE, DDS_SECS(10));
    dds_qset_history(qos, DDS_HISTORY_KEEP_LAST, 10);
    snprintf(name, sizeof name, "rq%s/%sRequest", node, service);
    dds_entity_t writer = made(dds_create_writer(participant, made(dds_create_topic(participant, request_type, name, NULL, NULL), name), qos, NULL), name);
    snprintf(name, sizeof name, "rr%s/%sReply", node, service);
    dds_entity_t reader = made(dds_create_reader(participant, made(dds_create_topic(participant, reply_type, name, NULL, NULL), name), qos, NULL), name);
    for (int i = 0; i < 4000 && (dds_get_matched_subscriptions(writer, NULL, 0) < 1 || dds_get_matched_publications(reader, NULL, 0) < 1); i++) {
        dds_sleepfor(DDS_MSECS(5));
    }
    dds_sleepfor(DDS_MSECS(300)); /* the other side may know of the match a little later */
    ((uint64_t *) request)[0] = ME;
    ((int64_t *) request)[1] = ++number;
    made(dds_write(writer, request), "write");
    dds_sample_info_t info;
    void *reply = take(reader, &info);
    if (((uint64_t *) reply)[0] != ME || ((int64_t *) reply)[1] != number) printf("a reply for somebody else\n");
    return reply;
}

static void print(const char *name, const Value *value) {
    printf("value %s %d", name, value->kind);
    switch (value->kind) {
        case 1: printf(" %s", value->bool_value ? "true" : "false"); break;
        case 2: printf(" %" PRId64, value->integer_value); break;
        case 3: printf(" %g", value->double_value); break;
        case 4: printf(" %s", value->string_value); break;
        case 6: for (uint32_t i = 0; i < value->bool_array_value._length; i++) printf(" %d", value->bool_array_value._buffer[i]); break;
        case 7: for (uint32_t i = 0; i < value->integer_array_value._length; i++) printf(" %" PRId64, value->integer_array_value._buffer[i]); break;
        case 8: for (uint32_t i = 0; i < value->double_array_value._length; i++) printf(" %g", value->double_array_value._buffer[i]); break;
        case 9: for (uint32_t i = 0; i < value->string_array_value._length; i++) printf(" %s", value->string_array_value._buffer[i]); break;
        default: break;
    }
    printf("\n");
}

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc < 4) return 2;
    participant = made(dds_create_participant((dds_domainid_t) atoi(argv[1]), NULL, NULL), "participant");
    node = argv[2];
    uint32_t names = (uint32_t) argc - 3;

    SRV(ListParameters_Request_) list = {.depth = 0};
    SRV(ListParameters_Response_) *listed = call("list_parameters", &SRV(ListParameters_Request__desc), &SRV(ListParameters_Response__desc), &list);
    printf("names");
    for (uint32_t i = 0; i < listed->result.names._length; i++) printf(" %s", listed->result.names._buffer[i]);
    printf("\nprefixes");
    for (uint32_t i = 0; i < listed->result.prefixes._length; i++) printf(" %s", listed->result.prefixes._buffer[i]);
    printf("\n");

    SRV(GetParameters_Request_) get = {.names = {._length = names, ._maximum = names, ._buffer = argv + 3}};
    SRV(GetParameters_Response_) *got = call("get_parameters", &SRV(GetParameters_Request__desc), &SRV(GetParameters_Response__desc), &get);
    for (uint32_t i = 0; i < got->values._length; i++) print(argv[3 + i], &got->values._buffer[i]);

    SRV(GetParameterTypes_Request_) ask = {.names = {._length = names, ._maximum = names, ._buffer = argv + 3}};
    SRV(GetParameterTypes_Response_) *told = call("get_parameter_types", &SRV(GetParameterTypes_Request__desc), &SRV(GetParameterTypes_Response__desc), &ask);
    printf("types");
    for (uint32_t i = 0; i < told->types._length; i++) printf(" %d", told->types._buffer[i]);
    printf("\n");

    SRV(DescribeParameters_Request_) describe = {.names = {._length = names, ._maximum = names, ._buffer = argv + 3}};
    SRV(DescribeParameters_Response_) *described = call("describe_parameters", &SRV(DescribeParameters_Request__desc), &SRV(DescribeParameters_Response__desc), &describe);
    for (uint32_t i = 0; i < described->descriptors._length; i++) {
        const rcl_interfaces_msg_dds__ParameterDescriptor_ *one = &described->descriptors._buffer[i];
        printf("description %s %d %s (%s)\n", one->name, one->kind, one->read_only ? "read only" : "writable", one->description);
    }

    Parameter parameter = {.name = argv[3], .value = {.kind = 2, .integer_value = 5, .string_value = ""}};
    SRV(SetParameters_Request_) set = {.parameters = {._length = 1, ._maximum = 1, ._buffer = &parameter}};
    SRV(SetParameters_Response_) *results = call("set_parameters", &SRV(SetParameters_Request__desc), &SRV(SetParameters_Response__desc), &set);
    for (uint32_t i = 0; i < results->results._length; i++) {
        printf("set %d %s\n", results->results._buffer[i].successful, results->results._buffer[i].reason);
    }
    SRV(SetParametersAtomically_Request_) all = {.parameters = {._length = 1, ._maximum = 1, ._buffer = &parameter}};
    SRV(SetParametersAtomically_Response_) *result = call("set_parameters_atomically", &SRV(SetParametersAtomically_Request__desc), &SRV(SetParametersAtomically_Response__desc), &all);
    printf("set all %d %s\n", result->result.successful, result->result.reason);
    printf("done\n");
    return 0;
}
