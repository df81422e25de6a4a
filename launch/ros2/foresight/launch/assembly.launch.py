"""A simulated gripper and the planner that drives it: ros2 launch foresight assembly.launch.py"""

from launch import LaunchDescription
from launch_ros.actions import Node


def generate_launch_description():
    return LaunchDescription([
        Node(package='foresight', executable='assembly_sim_node', name='assembly_sim', output='screen'),
        Node(package='foresight', executable='planner_node', name='planner', output='screen'),
    ])
