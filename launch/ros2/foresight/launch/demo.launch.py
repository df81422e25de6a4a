"""A simulated drive and what is perceived in it: ros2 launch foresight demo.launch.py sensor:=vlp16"""

from launch import LaunchDescription
from launch.actions import DeclareLaunchArgument
from launch.substitutions import LaunchConfiguration
from launch_ros.actions import Node


def generate_launch_description():
    return LaunchDescription([
        DeclareLaunchArgument('sensor', default_value='hdl64e', description='LiDAR model of the simulator'),
        DeclareLaunchArgument('seed', default_value='1', description='of the drive'),
        DeclareLaunchArgument('model', default_value='pillar-sim', description='name or folder of the model'),
        Node(
            package='foresight',
            executable='driving_sim_node',
            name='driving_sim',
            output='screen',
            parameters=[{'sensor': LaunchConfiguration('sensor'), 'seed': LaunchConfiguration('seed')}],
        ),
        Node(
            package='foresight',
            executable='perception_node',
            name='perception_node',
            output='screen',
            parameters=[{'use_sim_time': True, 'model.name': LaunchConfiguration('model')}],
            remappings=[('~/detections', '/perception/detections'), ('~/markers', '/perception/markers')],
        ),
    ])
