# Boxes in a sweep: perceive.py HOST:PORT SWEEP.bin (float32 x, y, z, intensity of each point, as KITTI's files).
import sys

import grpc
from foresight.v1 import perception_pb2 as p
from foresight.v1 import perception_pb2_grpc

data = open(sys.argv[2], "rb").read()
fields = [p.POINT_FIELD_X, p.POINT_FIELD_Y, p.POINT_FIELD_Z, p.POINT_FIELD_INTENSITY]
points = p.PointBlock(fields=fields, count=len(data) // 16, stride=16, data=data)
stamp = p.Stamp(nanoseconds=0, clock=p.CLOCK_SENSOR)  # CLOCK_WALL: live, refused when it is 0.3 s old
frame = p.SensorFrame(sequence=1, stamp=stamp, frame_id="lidar", points=points)
with grpc.insecure_channel(sys.argv[1]) as channel:
    service = perception_pb2_grpc.PerceptionServiceStub(channel)
    found = service.Perceive(p.PerceiveRequest(frame=frame), timeout=10).detections
print(p.Validity.Name(found.validity), found.message)  # act on VALID, distrust DEGRADED, INVALID says nothing
for each in found.detections:
    box = each.box
    print(f"{each.class_name} {each.score:.2f} at {box.x:.1f} {box.y:.1f} {box.z:.1f} m, yaw {box.yaw:.2f}")
