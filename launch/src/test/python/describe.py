"""Prints the nodes of a launch file of ROS 2 as JSON, with stand-ins for the modules that ROS 2 brings: describe.py FILE"""
import json
import runpy
import sys
import types

declared = {}


class LaunchConfiguration:
    def __init__(self, name):
        if name not in declared:
            raise SystemExit(f'{name} is used, but not declared')
        self.name = name

    def __str__(self):
        return declared[self.name]


def text(value):
    if isinstance(value, (list, tuple)):
        return ''.join(text(each) for each in value)
    return str(value)


class Late:
    """Looks names up when it is shown: launch files use arguments before they are declared."""

    def __init__(self, show):
        self.show = show

    def __str__(self):
        return self.show()


class Name(Late):
    def __init__(self, name):
        super().__init__(lambda: str(LaunchConfiguration(name)))


def declare(name, *, default_value, description):
    assert description, f'{name} needs a description'
    declared[name] = default_value


def module(name, **content):
    made = types.ModuleType(name)
    made.__dict__.update(content)
    sys.modules[name] = made


module('launch', LaunchDescription=list)
module('launch.actions', DeclareLaunchArgument=declare)
module('launch.substitutions', LaunchConfiguration=Name,
       PathJoinSubstitution=lambda parts: Late(lambda: '/'.join(text(part) for part in parts)))
module('launch_ros')
module('launch_ros.actions', Node=dict)
module('launch_ros.substitutions', FindPackageShare=lambda name: Late(lambda: f'share/{name}'))

nodes = [each for each in runpy.run_path(sys.argv[1])['generate_launch_description']() if each is not None]
print(json.dumps(nodes, default=str))
