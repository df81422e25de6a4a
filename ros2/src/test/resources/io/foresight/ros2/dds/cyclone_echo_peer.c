/* A Cyclone DDS program with ROS 2's names: sends back every string and every blob, and offers one latched string. Ends at "stop". */
#include "dds/dds.h"
#include "echo_peer.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static dds_qos_t *qos(dds_durability_kind_t durability)
{
  dds_qos_t *q = dds_create_qos();
  dds_qset_reliability(q, DDS_RELIABILITY_RELIABLE, DDS_SECS(10));
  dds_qset_durability(q, durability);
  dds_qset_history(q, DDS_HISTORY_KEEP_LAST, 10);
  return q;
}

static dds_entity_t made(dds_entity_t entity, const char *what)
{
  if (entity < 0) {
    fprintf(stderr, "%s: %s\n", what, dds_strretcode(-entity));
    exit(1);
  }
  return entity;
}

static dds_entity_t topic(dds_entity_t participant, const dds_topic_descriptor_t *type, const char *name)
{
  return made(dds_create_topic(participant, type, name, NULL, NULL), name);
}

int main(int argc, char **argv)
{
  const dds_topic_descriptor_t *string = &std_msgs_msg_dds__String__desc;
  const dds_topic_descriptor_t *blob = &foresight_test_msg_dds__Blob__desc;
  dds_entity_t p = made(dds_create_participant((dds_domainid_t) atoi(argv[1]), NULL, NULL), "participant");
  dds_qos_t *passing = qos(DDS_DURABILITY_VOLATILE), *latched = qos(DDS_DURABILITY_TRANSIENT_LOCAL);
  dds_entity_t ask = made(dds_create_reader(p, topic(p, string, "rt/ask"), passing, NULL), "ask");
  dds_entity_t answer = made(dds_create_writer(p, topic(p, string, "rt/answer"), passing, NULL), "answer");
  dds_entity_t blob_ask = made(dds_create_reader(p, topic(p, blob, "rt/blob_ask"), passing, NULL), "blob_ask");
  dds_entity_t blob_answer = made(dds_create_writer(p, topic(p, blob, "rt/blob_answer"), passing, NULL), "blob_answer");
  dds_entity_t map = made(dds_create_writer(p, topic(p, string, "rt/map"), latched, NULL), "map");
  std_msgs_msg_dds__String_ text = { "a map from Cyclone" };
  dds_write(map, &text);
  dds_entity_t waitset = made(dds_create_waitset(p), "waitset");
  dds_set_status_mask(ask, DDS_DATA_AVAILABLE_STATUS);
  dds_set_status_mask(blob_ask, DDS_DATA_AVAILABLE_STATUS);
  dds_waitset_attach(waitset, ask, 0);
  dds_waitset_attach(waitset, blob_ask, 0);
  setvbuf(stdout, NULL, _IOLBF, 0);
  dds_time_t begin = dds_time(), end = begin + DDS_SECS(300);
  int strings = 0, blobs = 0, stop = 0, ready = 0;
  while (!stop && dds_time() < end) {
    void *sample[1] = { NULL };
    dds_sample_info_t info[1];
    if (!ready && dds_get_matched_publications(ask, NULL, 0) > 0 && dds_get_matched_publications(blob_ask, NULL, 0) > 0) {
      ready = 1;
      printf("ready after %d ms\n", (int) ((dds_time() - begin) / 1000000));
    }
    dds_waitset_wait(waitset, NULL, 0, DDS_MSECS(20));
    while (dds_take(ask, sample, info, 1, 1) > 0) {
      if (info[0].valid_data) {
        strings++;
        stop = strcmp(((std_msgs_msg_dds__String_ *) sample[0])->data, "stop") == 0;
        dds_write(answer, sample[0]);
      }
      dds_return_loan(ask, sample, 1);
      sample[0] = NULL;
    }
    while (dds_take(blob_ask, sample, info, 1, 1) > 0) {
      if (info[0].valid_data) {
        blobs++;
        int rc = dds_write(blob_answer, sample[0]);
        if (rc != 0) printf("blob %d: %s\n", blobs, dds_strretcode(-rc));
      }
      dds_return_loan(blob_ask, sample, 1);
      sample[0] = NULL;
    }
  }
  printf("echoed %d strings and %d blobs\n", strings, blobs);
  dds_delete(p);
  return stop ? 0 : 2;
}
