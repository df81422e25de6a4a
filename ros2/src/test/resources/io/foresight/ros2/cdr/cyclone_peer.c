/* Reads messages as CDR, lets Cyclone DDS turn each into a C struct and back, and writes what comes out.
 * cyclone_peer IN OUT; IN: type, length (uint32 each), bytes, repeated; OUT: length (0: refused), bytes, repeated. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dds/dds.h"
#include "dds/ddsi/ddsi_serdata.h"
#include "messages.h"
#include "types.h"

static void fail(const char *what, long code) {
    fprintf(stderr, "%s: %ld\n", what, code);
    exit(1);
}

/* The type's serialiser is only to be had from a sample that went through a reader. */
static const struct ddsi_sertype *serialiser(dds_entity_t participant, const dds_topic_descriptor_t *type, uint32_t index) {
    char name[16];
    snprintf(name, sizeof name, "topic%u", index);
    dds_entity_t topic = dds_create_topic(participant, type, name, NULL, NULL);
    if (topic < 0) fail(type->m_typename, topic);
    dds_qos_t *qos = dds_create_qos();
    dds_qset_reliability(qos, DDS_RELIABILITY_RELIABLE, DDS_SECS(5));
    dds_entity_t reader = dds_create_reader(participant, topic, qos, NULL);
    dds_entity_t writer = dds_create_writer(participant, topic, qos, NULL);
    void *zeros = calloc(1, type->m_size);
    dds_return_t written = dds_write(writer, zeros);
    if (written != 0) fail("dds_write", written);
    struct ddsi_serdata *sample = NULL;
    dds_sample_info_t info;
    for (int i = 0; i < 1000; i++) {
        if (dds_takecdr(reader, &sample, 1, &info, DDS_ANY_STATE) == 1) return sample->type;
        dds_sleepfor(DDS_MSECS(5));
    }
    fail("no sample came back", 0);
    return NULL;
}

int main(int argc, char **argv) {
    if (argc != 3) fail("usage: cyclone_peer IN OUT", argc);
    const struct ddsi_sertype *known[TYPES] = {0};
    FILE *in = fopen(argv[1], "rb"), *out = fopen(argv[2], "wb");
    if (in == NULL || out == NULL) fail("cannot open files", 0);
    dds_entity_t participant = dds_create_participant(DDS_DOMAIN_DEFAULT, NULL, NULL);
    if (participant < 0) fail("dds_create_participant", participant);
    uint32_t head[2];
    while (fread(head, sizeof head, 1, in) == 1) {
        uint32_t padded = (head[1] + 3) / 4 * 4, none = 0;
        unsigned char *bytes = calloc(1, padded);
        if (head[0] >= TYPES || fread(bytes, 1, head[1], in) != head[1]) fail("input ends", head[1]);
        if (known[head[0]] == NULL) known[head[0]] = serialiser(participant, types[head[0]], head[0]);
        bytes[3] = (unsigned char) (padded - head[1]);
        ddsrt_iovec_t vector = {.iov_base = bytes, .iov_len = padded};
        struct ddsi_serdata *read = ddsi_serdata_from_ser_iov(known[head[0]], SDK_DATA, 1, &vector, padded);
        if (read == NULL) {
            fwrite(&none, sizeof none, 1, out);
            continue;
        }
        void *sample = calloc(1, types[head[0]]->m_size);
        if (!ddsi_serdata_to_sample(read, sample, NULL, NULL)) fail("to_sample", head[0]);
        struct ddsi_serdata *again = ddsi_serdata_from_sample(known[head[0]], SDK_DATA, sample);
        uint32_t size = ddsi_serdata_size(again);
        unsigned char *result = malloc(size);
        ddsi_serdata_to_ser(again, 0, size, result);
        fwrite(&size, sizeof size, 1, out);
        fwrite(result, 1, size, out);
        dds_sample_free(sample, types[head[0]], DDS_FREE_ALL);
        ddsi_serdata_unref(again);
        ddsi_serdata_unref(read);
        free(result);
        free(bytes);
    }
    if (fclose(out) != 0) fail("cannot write", 0);
    return 0;
}
