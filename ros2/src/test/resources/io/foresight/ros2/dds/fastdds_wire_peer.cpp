/* A Fast DDS program with ROS 2's names, over classes that fastddsgen made of messages.idl. Arguments and output as cyclone_wire_peer. */
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>
#include <vector>
#include <poll.h>
#include <fastdds/dds/domain/DomainParticipant.hpp>
#include <fastdds/dds/domain/DomainParticipantFactory.hpp>
#include <fastdds/dds/publisher/DataWriter.hpp>
#include <fastdds/dds/publisher/Publisher.hpp>
#include <fastdds/dds/subscriber/DataReader.hpp>
#include <fastdds/dds/subscriber/SampleInfo.hpp>
#include <fastdds/dds/subscriber/Subscriber.hpp>
#include <fastdds/dds/topic/TypeSupport.hpp>
#include <fastdds/rtps/transport/UDPv4TransportDescriptor.h>
#include <fastrtps/utils/IPLocator.h>
#include "messagesPubSubTypes.h"

using namespace eprosima::fastdds::dds;
using eprosima::fastrtps::types::ReturnCode_t;
using Cloud = sensor_msgs::msg::dds_::PointCloud2_;
using Made = TopicDataType *(*)();

template <class Type> TopicDataType *type() {
    return new Type();
}

#include "types.h"

static int64_t now() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static bool more(int milliseconds) {
    pollfd input{0, POLLIN, 0};
    return poll(&input, 1, milliseconds) == 0;
}

template <class T> static T *made(T *entity, const char *what) {
    if (entity == nullptr) {
        std::fprintf(stderr, "%s cannot be made\n", what);
        std::exit(1);
    }
    return entity;
}

static DomainParticipant *join(uint32_t domain) {
    DomainParticipantQos qos;
    qos.name("fastdds_peer");
    auto udp = std::make_shared<eprosima::fastdds::rtps::UDPv4TransportDescriptor>();
    udp->sendBufferSize = udp->receiveBufferSize = 4 << 20;
    udp->interfaceWhiteList.emplace_back("127.0.0.1");
    qos.transport().use_builtin_transports = false;
    qos.wire_protocol().builtin.discovery_config.leaseDuration = eprosima::fastrtps::Duration_t(5, 0);
    qos.wire_protocol().builtin.discovery_config.leaseDuration_announcementperiod = eprosima::fastrtps::Duration_t(1, 0);
    qos.transport().user_transports.push_back(udp);
    for (uint32_t i = 0; i < 32; i++) {
        eprosima::fastrtps::rtps::Locator_t peer;
        peer.kind = LOCATOR_KIND_UDPv4;
        peer.port = 7400 + 250 * domain + 10 + 2 * i;
        eprosima::fastrtps::rtps::IPLocator::setIPv4(peer, "127.0.0.1");
        qos.wire_protocol().builtin.initialPeersList.push_back(peer);
    }
    return made(DomainParticipantFactory::get_instance()->create_participant(domain, qos), "participant");
}

template <class Qos> static Qos quality(Qos qos, const std::string &name) {
    bool is_latched = name == "latched";
    qos.reliability().kind = name == "best_effort" ? BEST_EFFORT_RELIABILITY_QOS : RELIABLE_RELIABILITY_QOS;
    qos.durability().kind = is_latched ? TRANSIENT_LOCAL_DURABILITY_QOS : VOLATILE_DURABILITY_QOS;
    qos.history().kind = KEEP_LAST_HISTORY_QOS;
    qos.history().depth = is_latched ? 1 : 30;
    qos.endpoint().history_memory_policy = eprosima::fastrtps::rtps::DYNAMIC_RESERVE_MEMORY_MODE;
    return qos;
}

static DataWriter *writer(DomainParticipant *participant, Topic *topic, const std::string &qos) {
    static Publisher *publisher = participant->create_publisher(PUBLISHER_QOS_DEFAULT);
    return made(publisher->create_datawriter(topic, quality(DATAWRITER_QOS_DEFAULT, qos)), "writer");
}

static DataReader *reader(DomainParticipant *participant, Topic *topic, const std::string &qos) {
    static Subscriber *subscriber = participant->create_subscriber(SUBSCRIBER_QOS_DEFAULT);
    return made(subscriber->create_datareader(topic, quality(DATAREADER_QOS_DEFAULT, qos)), "reader");
}

static int readers(DataWriter *of) {
    PublicationMatchedStatus status;
    of->get_publication_matched_status(status);
    return status.current_count;
}

static int writers(DataReader *of) {
    SubscriptionMatchedStatus status;
    of->get_subscription_matched_status(status);
    return status.current_count;
}

static void changed(int matched, int &known) {
    if (matched != known) std::printf("matched %d\n", known = matched);
}

static uint64_t hash(const std::vector<uint8_t> &bytes, uint64_t number) {
    uint64_t sum = number, word;
    for (size_t at = 24; at + 8 <= bytes.size(); at += 8) {
        std::memcpy(&word, bytes.data() + at, 8);
        sum = sum * UINT64_C(0x100000001B3) + word;
    }
    return sum;
}

static void number(std::vector<uint8_t> &bytes, uint64_t value) {
    uint64_t changed = value * UINT64_C(0x9E3779B97F4A7C15);
    std::memcpy(bytes.data() + 24 + (value * 8191) % (bytes.size() / 8 - 4) * 8, &changed, 8);
    uint64_t sum = hash(bytes, value);
    int64_t time = now();
    std::memcpy(bytes.data(), &value, 8);
    std::memcpy(bytes.data() + 8, &sum, 8);
    std::memcpy(bytes.data() + 16, &time, 8);
}

static void echo(DomainParticipant *participant) {
    std::vector<DataReader *> in;
    std::vector<DataWriter *> out;
    std::vector<TypeSupport> supports;
    std::vector<void *> data;
    for (int i = 0; i < TYPES; i++) {
        TypeSupport support(types[i]());
        support.register_type(participant);
        std::string end = "t" + std::to_string(i);
        in.push_back(reader(participant, participant->create_topic("rt/there/" + end, support.get_type_name(), TOPIC_QOS_DEFAULT), "reliable"));
        out.push_back(writer(participant, participant->create_topic("rt/back/" + end, support.get_type_name(), TOPIC_QOS_DEFAULT), "reliable"));
        data.push_back(support.create_data());
        supports.push_back(support);
    }
    bool is_ready = false;
    while (more(5)) {
        int matched = 0;
        for (int i = 0; i < TYPES; i++) {
            SampleInfo info;
            while (in[i]->take_next_sample(data[i], &info) == ReturnCode_t::RETCODE_OK) {
                if (info.valid_data && !out[i]->write(data[i])) std::printf("type %d: not written\n", i);
            }
            matched += writers(in[i]) > 0 && readers(out[i]) > 0;
        }
        if (!is_ready && matched == TYPES) {
            is_ready = true;
            std::printf("ready %d\n", TYPES);
        }
    }
}

static void send_clouds(DataWriter *writer, bool is_latched, size_t bytes, uint64_t count, int period) {
    Cloud cloud;
    cloud.f0().f1("lidar");
    cloud.f1(1);
    cloud.f2((uint32_t) bytes / 16);
    cloud.f3().resize(1);
    cloud.f3()[0].f0("x");
    cloud.f3()[0].f2(7);
    cloud.f3()[0].f3(1);
    cloud.f5(16);
    cloud.f6((uint32_t) bytes);
    cloud.f7().resize(bytes);
    for (size_t i = 0; i < bytes; i++) cloud.f7()[i] = (uint8_t) ((uint32_t) i * 2654435761u >> 24);
    cloud.f8(true);
    int known = 0;
    while (!is_latched && readers(writer) == 0) {
        if (!more(2)) return;
    }
    if (!is_latched && !more(500)) return;
    int64_t next = now();
    for (uint64_t i = 0; count == 0 || i < count; i++) {
        changed(readers(writer), known);
        number(cloud.f7(), i);
        int64_t begin = now();
        if (!writer->write(&cloud)) std::printf("write failed\n");
        std::printf("sent %llu %lld\n", (unsigned long long) i, (long long) (now() - begin) / 1000);
        next += period * INT64_C(1000000);
        if (next < now()) next = now(); /* what was missed is not made up for in a burst */
        if (!more((int) ((next - now()) / 1000000))) return;
    }
    std::printf("done\n");
    while (more(100)) { }
}

static void receive_clouds(DataReader *reader) {
    Cloud cloud;
    int known = 0;
    std::printf("listening\n");
    while (more(0)) {
        reader->wait_for_unread_message(eprosima::fastrtps::Duration_t(0.05));
        changed(writers(reader), known);
        SampleInfo info;
        while (reader->take_next_sample(&cloud, &info) == ReturnCode_t::RETCODE_OK) {
            if (!info.valid_data) continue;
            int64_t time, late = now();
            uint64_t value, sum;
            if (cloud.f7().size() < 64) {
                std::printf("sample -1 corrupt 0\n");
                continue;
            }
            std::memcpy(&value, cloud.f7().data(), 8);
            std::memcpy(&sum, cloud.f7().data() + 8, 8);
            std::memcpy(&time, cloud.f7().data() + 16, 8);
            bool is_sound = sum == hash(cloud.f7(), value) && cloud.f6() == cloud.f7().size() && cloud.f3().size() == 1 && cloud.f0().f1() == "lidar";
            std::printf("sample %lld %s %lld\n", (long long) value, is_sound ? "sound" : "corrupt", (long long) (late - time) / 1000);
        }
    }
}

int main(int argc, char **argv) {
    setvbuf(stdout, nullptr, _IOLBF, 0);
    if (argc < 3) return 2;
    DomainParticipant *participant = join((uint32_t) std::atoi(argv[1]));
    if (std::string(argv[2]) == "echo") {
        echo(participant);
    } else {
        TypeSupport support(new sensor_msgs::msg::dds_::PointCloud2_PubSubType());
        support.register_type(participant);
        Topic *topic = made(participant->create_topic(argv[3], support.get_type_name(), TOPIC_QOS_DEFAULT), argv[3]);
        if (std::string(argv[2]) == "send") {
            send_clouds(writer(participant, topic, argv[4]), std::string(argv[4]) == "latched", (size_t) std::atoll(argv[5]), (uint64_t) std::atoll(argv[6]), std::atoi(argv[7]));
        } else {
            receive_clouds(reader(participant, topic, argv[4]));
        }
    }
    participant->delete_contained_entities();
    DomainParticipantFactory::get_instance()->delete_participant(participant);
    return 0;
}
