/* A Cyclone DDS program that watches a graph of ROS 2 nodes it knows nothing else of: counts the clouds on /points and the boxes on
 * /perception/detections, and says how long after a cloud the boxes with its stamp arrived.
 * Arguments: domain, arrays of detections to wait for, seconds to wait at most. Prints one line of JSON. */
#include "dds/dds.h"
#include "watch.h"
#include <stdio.h>
#include <stdlib.h>

#define REMEMBERED 256
#define MOST_AGES 100000

static struct { int64_t stamp; dds_time_t seen; } clouds[REMEMBERED];
static int cloud_count, array_count, box_count, unmatched, age_count;
static double ages[MOST_AGES];

static int64_t nanos(const builtin_interfaces_msg_dds__Time_ *t)
{
  return (int64_t) t->sec * 1000000000 + t->nanosec;
}

static void on_cloud(const sensor_msgs_msg_dds__PointCloud2_ *cloud, dds_time_t now)
{
  clouds[cloud_count % REMEMBERED].stamp = nanos(&cloud->header.stamp);
  clouds[cloud_count % REMEMBERED].seen = now;
  cloud_count++;
}

static void on_boxes(const vision_msgs_msg_dds__Detection3DArray_ *boxes, dds_time_t now)
{
  array_count++;
  box_count += (int) boxes->detections._length;
  for (int i = 0; i < REMEMBERED && i < cloud_count; i++)
    if (clouds[i].stamp == nanos(&boxes->header.stamp) && age_count < MOST_AGES) {
      ages[age_count++] = (double) (now - clouds[i].seen) * 1e-6;
      return;
    }
  unmatched++;
}

static int ascending(const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static dds_entity_t made(dds_entity_t entity, const char *what)
{
  if (entity < 0) {
    fprintf(stderr, "%s: %s\n", what, dds_strretcode(-entity));
    exit(1);
  }
  return entity;
}

static dds_entity_t reader(dds_entity_t p, dds_entity_t waitset, const dds_topic_descriptor_t *type, const char *name, dds_reliability_kind_t kind)
{
  dds_qos_t *q = dds_create_qos();
  dds_qset_reliability(q, kind, DDS_SECS(1));
  dds_qset_history(q, DDS_HISTORY_KEEP_LAST, 10);
  dds_entity_t r = made(dds_create_reader(p, made(dds_create_topic(p, type, name, NULL, NULL), name), q, NULL), name);
  dds_set_status_mask(r, DDS_DATA_AVAILABLE_STATUS);
  dds_waitset_attach(waitset, r, 0);
  dds_delete_qos(q);
  return r;
}

int main(int argc, char **argv)
{
  if (argc != 4) return 2;
  int wanted = atoi(argv[2]);
  dds_entity_t p = made(dds_create_participant((dds_domainid_t) atoi(argv[1]), NULL, NULL), "participant");
  dds_entity_t waitset = made(dds_create_waitset(p), "waitset");
  dds_entity_t points = reader(p, waitset, &sensor_msgs_msg_dds__PointCloud2__desc, "rt/points", DDS_RELIABILITY_BEST_EFFORT);
  dds_entity_t found = reader(p, waitset, &vision_msgs_msg_dds__Detection3DArray__desc, "rt/perception/detections", DDS_RELIABILITY_RELIABLE);
  dds_time_t end = dds_time() + DDS_SECS(atoi(argv[3]));
  while (array_count < wanted && dds_time() < end) {
    void *sample[1] = { NULL };
    dds_sample_info_t info[1];
    dds_waitset_wait(waitset, NULL, 0, DDS_MSECS(100));
    while (dds_take(points, sample, info, 1, 1) > 0) {
      if (info[0].valid_data) on_cloud(sample[0], dds_time());
      dds_return_loan(points, sample, 1);
      sample[0] = NULL;
    }
    while (dds_take(found, sample, info, 1, 1) > 0) {
      if (info[0].valid_data) on_boxes(sample[0], dds_time());
      dds_return_loan(found, sample, 1);
      sample[0] = NULL;
    }
  }
  qsort(ages, (size_t) age_count, sizeof ages[0], ascending);
  printf("{\"clouds\": %d, \"arrays\": %d, \"boxes\": %d, \"arrays_without_cloud\": %d, \"age_ms_p50\": %.1f, \"age_ms_p95\": %.1f}\n", cloud_count,
         array_count, box_count, unmatched, age_count ? ages[age_count / 2] : -1, age_count ? ages[age_count * 95 / 100] : -1);
  dds_delete(p);
  return 0;
}
