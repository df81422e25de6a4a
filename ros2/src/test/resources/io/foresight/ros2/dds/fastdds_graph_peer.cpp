/* A Fast DDS program that does as cyclone_graph_peer.c, over classes that fastddsgen made of messages.idl. */
#include <cstdint>
#include <cstdio>
#include <cstdlib>
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
using namespace rmw_dds_common::msg::dds_;

static bool more(int milliseconds) {
    pollfd input{0, POLLIN, 0};
    return poll(&input, 1, milliseconds) == 0;
}

static DomainParticipant *join(uint32_t domain) {
    DomainParticipantQos qos;
    qos.name("fastdds_graph_peer");
    auto udp = std::make_shared<eprosima::fastdds::rtps::UDPv4TransportDescriptor>();
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
    return DomainParticipantFactory::get_instance()->create_participant(domain, qos);
}

template <class Qos> static Qos latched(Qos qos) {
    qos.reliability().kind = RELIABLE_RELIABILITY_QOS;
    qos.durability().kind = TRANSIENT_LOCAL_DURABILITY_QOS;
    qos.history().kind = KEEP_LAST_HISTORY_QOS;
    qos.history().depth = 1;
    qos.endpoint().history_memory_policy = eprosima::fastrtps::rtps::DYNAMIC_RESERVE_MEMORY_MODE;
    return qos;
}

/* Participants have a writer each, but the history of a topic without keys is one: with a depth of 1 one's sample pushes out another's. */
static DataReaderQos all(DataReaderQos qos) {
    qos.history().kind = KEEP_ALL_HISTORY_QOS;
    return qos;
}

static void print_gids(char what, const std::vector<Gid_> &gids) {
    std::printf(" %c ", what);
    for (size_t i = 0; i < gids.size(); i++) {
        if (i > 0) std::printf(",");
        for (auto byte : gids[i].f0()) std::printf("%02x", byte);
    }
}

static void print(const char *word, const ParticipantEntitiesInfo_ &info) {
    std::printf("%s ", word);
    for (auto byte : info.f0().f0()) std::printf("%02x", byte);
    for (const auto &node : info.f1()) {
        std::printf(" %s %s", node.f0().c_str(), node.f1().c_str());
        print_gids('r', node.f2());
        print_gids('w', node.f3());
    }
    std::printf("\n");
}

static Gid_ gid(const std::string &hex, int last) {
    Gid_ made;
    for (size_t i = 0; i < 16; i++) made.f0()[i] = (uint8_t) std::stoi(hex.substr(2 * i, 2), nullptr, 16);
    made.f0()[15] = (uint8_t) last;
    return made;
}

int main(int argc, char **argv) {
    setvbuf(stdout, nullptr, _IOLBF, 0);
    if (argc != 3) return 2;
    DomainParticipant *participant = join((uint32_t) std::atoi(argv[1]));
    TypeSupport support(new ParticipantEntitiesInfo_PubSubType());
    support.register_type(participant);
    Topic *topic = participant->create_topic("ros_discovery_info", support.get_type_name(), TOPIC_QOS_DEFAULT);
    DataWriter *writer = participant->create_publisher(PUBLISHER_QOS_DEFAULT)->create_datawriter(topic, latched(DATAWRITER_QOS_DEFAULT));
    DataReader *reader = participant->create_subscriber(SUBSCRIBER_QOS_DEFAULT)->create_datareader(topic, all(latched(DATAREADER_QOS_DEFAULT)));
    if (writer == nullptr || reader == nullptr) return 3;
    ParticipantEntitiesInfo_ info;
    info.f0() = gid(argv[2], 0xc1);
    info.f1().resize(1);
    info.f1()[0].f0() = "/cell";
    info.f1()[0].f1() = "their_node";
    info.f1()[0].f2() = {gid(argv[2], 4)};
    info.f1()[0].f3() = {gid(argv[2], 3), gid(argv[2], 2)};
    if (!writer->write(&info)) return 4;
    print("own", info);
    while (more(10)) {
        ParticipantEntitiesInfo_ theirs;
        SampleInfo about;
        while (reader->take_next_sample(&theirs, &about) == ReturnCode_t::RETCODE_OK) {
            if (about.valid_data) print("graph", theirs);
        }
    }
    participant->delete_contained_entities();
    DomainParticipantFactory::get_instance()->delete_participant(participant);
    return 0;
}
