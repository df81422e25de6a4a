"""Perception beside a simulator or a vehicle: ros2 launch foresight perception.launch.py params:=carla"""

from launch import LaunchDescription
from launch.actions import DeclareLaunchArgument
from launch.substitutions import LaunchConfiguration, PathJoinSubstitution
from launch_ros.actions import Node
from launch_ros.substitutions import FindPackageShare


def generate_launch_description():
    params = [LaunchConfiguration('params'), '.yaml']
    return LaunchDescription([
        DeclareLaunchArgument(
            'params', default_value='carla', description='autoware, carla, carla_bridge, gazebo or isaac'),
        DeclareLaunchArgument('namespace', default_value='', description='of the node'),
        Node(
            package='foresight',
            executable='perception_node',
            name='perception_node',
            namespace=LaunchConfiguration('namespace'),
            output='screen',
            parameters=[PathJoinSubstitution([FindPackageShare('foresight'), 'params', params])],
        ),
    ])
