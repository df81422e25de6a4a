/* A Cyclone DDS program with ROS 2's names: a writer and a reader with their qualities. Each line of standard input is a step; the end of it ends. */
#include "dds/dds.h"
#include "seen.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static dds_entity_t made(dds_entity_t entity, const char *what)
{
  if (entity < 0) {
    fprintf(stderr, "%s: %s\n", what, dds_strretcode(-entity));
    exit(1);
  }
  return entity;
}

static dds_entity_t topic(dds_entity_t participant, const char *name)
{
  return made(dds_create_topic(participant, &std_msgs_msg_dds__String__desc, name, NULL, NULL), name);
}

/* Writers that a plain reader of ROS 2 never hears. */
static void never_match(dds_entity_t p)
{
  dds_qos_t *newer = dds_create_qos(), *elsewhere = dds_create_qos();
  dds_entity_t keyed = dds_create_topic(p, &std_msgs_msg_dds__Keyed__desc, "rt/keyed", NULL, NULL);
  made(dds_create_writer(p, made(keyed, "keyed topic"), NULL, NULL), "keyed");
  dds_qset_data_representation(newer, 1, (dds_data_representation_id_t[]) { DDS_DATA_REPRESENTATION_XCDR2 });
  made(dds_create_writer(p, topic(p, "rt/newer"), newer, NULL), "newer");
  dds_qset_partition(elsewhere, 2, (const char *[]) { "robot1", "robot2" });
  dds_entity_t publisher = made(dds_create_publisher(p, elsewhere, NULL), "publisher");
  made(dds_create_writer(publisher, topic(p, "rt/elsewhere"), NULL, NULL), "elsewhere");
}

int main(int argc, char **argv)
{
  const char *hash = "typehash=RIHS01_df668c740482bbd48fb39d76a70dfd4bd59db1288021743503259e948f6b1a18;";
  dds_qos_t *node = dds_create_qos(), *latched = dds_create_qos(), *sensor = dds_create_qos();
  char line[80];
  if (argc != 2) return 2;
  dds_qset_userdata(node, "enclave=/;", 10);
  dds_qset_entity_name(node, "cyclone");
  dds_entity_t p = made(dds_create_participant((dds_domainid_t) atoi(argv[1]), node, NULL), "participant");
  dds_qset_reliability(latched, DDS_RELIABILITY_RELIABLE, DDS_SECS(1));
  dds_qset_durability(latched, DDS_DURABILITY_TRANSIENT_LOCAL);
  dds_qset_history(latched, DDS_HISTORY_KEEP_LAST, 7);
  dds_qset_deadline(latched, DDS_SECS(2));
  dds_qset_liveliness(latched, DDS_LIVELINESS_MANUAL_BY_TOPIC, DDS_SECS(5));
  dds_qset_userdata(latched, hash, strlen(hash));
  made(dds_create_writer(p, topic(p, "rt/map"), latched, NULL), "writer");
  dds_qset_reliability(sensor, DDS_RELIABILITY_BEST_EFFORT, 0);
  dds_qset_history(sensor, DDS_HISTORY_KEEP_LAST, 5);
  dds_entity_t reader = made(dds_create_reader(p, topic(p, "rt/points"), sensor, NULL), "reader");
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (strcmp(line, "delete the reader\n") == 0) dds_delete(reader);
    if (strcmp(line, "never match\n") == 0) never_match(p);
    if (strcmp(line, "write more\n") == 0) made(dds_create_writer(p, topic(p, "rt/more"), sensor, NULL), "more");
  }
  dds_delete(p);
  return 0;
}
